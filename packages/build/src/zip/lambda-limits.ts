import { countOf, formatBytes, InferryError } from '@inferry/core'
import type { SizeEntry } from './size-table.ts'

/** Ways of a zip to Lambda. */
export const uploads = ['direct', 's3'] as const

export type Upload = (typeof uploads)[number]

/** Of a zip that is uploaded directly, and of all its files; layers count too. Source: AWS, "Lambda quotas". */
export const lambdaLimits = { zipped: 50 * 1024 ** 2, unzipped: 250 * 1024 ** 2 }

/** Throws `INVALID_CONFIGURATION` with what takes the room and what to do if a function's zip is larger than it may be. */
export function checkLambdaSize(
  kind: keyof typeof lambdaLimits,
  bytes: number,
  table: readonly SizeEntry[],
): void {
  const limit = lambdaLimits[kind]
  if (bytes <= limit) return
  const what = kind === 'zipped' ? 'the zip' : 'the bundle, unzipped,'
  const message = [
    `${what} is ${formatBytes(bytes)}, and Lambda takes ${limit / 1024 ** 2} MiB. What takes the room:`,
    ...table.map((entry) => `  ${showEntry(entry)}`),
    advice(kind, table),
  ]
  throw new InferryError('INVALID_CONFIGURATION', message.join('\n'), { location: { field: 'target' } })
}

/** A line of the table: `model            2.5 MB  4 files`. */
export function showEntry({ part, bytes, files }: SizeEntry): string {
  return `${part.padEnd(24)} ${formatBytes(bytes).padStart(9)}  ${countOf(files, 'file')}`
}

function advice(kind: keyof typeof lambdaLimits, table: readonly SizeEntry[]): string {
  const native = table.some(({ part }) => part === 'native library')
  const others = native
    ? ['the engine trees, if the model is an ensemble of trees (inferry inspect says whether)']
    : []
  const ways = [
    ...(kind === 'zipped' ? ['an upload through S3, which has no such limit (--upload s3)'] : []),
    'an image, which may have 10 GB (--target lambda-image)',
    ...others,
    'a smaller model',
  ]
  return `What to do: ${ways.join('; ')}.`
}
