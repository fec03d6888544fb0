import { extname } from 'node:path'

const contentTypes: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.csv': 'text/csv',
  '.jsonl': 'application/jsonlines',
  '.ndjson': 'application/jsonlines',
  '.npy': 'application/x-npy',
}

/** The content type that a file's name tells; JSON for standard input; `undefined` for an unknown ending. */
export function contentTypeOfFile(file: string): string | undefined {
  return file === '-' ? 'application/json' : contentTypes[extname(file).toLowerCase()]
}

/** The endings known to {@link contentTypeOfFile}, for messages. */
export const knownEndings: readonly string[] = Object.keys(contentTypes)
