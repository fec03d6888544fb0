import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FileEntry } from '@inferry/core'

/** A file of the artifact to be: its bytes, or the absolute path of the file that it is a copy of. */
export interface SourceFile {
  /** As in the manifest. */
  readonly path: string
  readonly content: Uint8Array | string
}

/** Writes the files under `folder`. Gives what the manifest records of them, sorted by path. */
export async function stageFiles(
  files: readonly SourceFile[],
  folder: string,
): Promise<readonly FileEntry[]> {
  const entries: FileEntry[] = []
  for (const { path, content } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const target = join(folder, path)
    await mkdir(dirname(target), { recursive: true })
    const hash = createHash('sha256')
    let size = 0
    const source = typeof content === 'string' ? createReadStream(content) : Readable.from([content])
    await pipeline(
      source,
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          hash.update(chunk)
          size += chunk.length
          yield chunk
        }
      },
      createWriteStream(target, { flags: 'wx', mode: 0o644 }),
    )
    entries.push({ path, size, sha256: hash.digest('hex') })
  }
  return entries
}
