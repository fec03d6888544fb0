import { type Zippable, zipSync } from 'fflate'
import { type BundleFile, readContent } from '../bundle/bundle-file.ts'

/**
 * The local time that every entry carries: a zip tells no zone, and this is the earliest it can tell. `Date` is asked for
 * it in this machine's zone, as the writer asks back.
 */
const writtenAt = new Date(1980, 0, 1)

/** `-rw-r--r--` of a file, in the upper half as Unix keeps it in a zip: a function runs as another user than its owner. */
const attributes = 0o100644 << 16

/**
 * A zip of a bundle's files. Compressed in JavaScript, which takes some times as long as zlib: the same files give the
 * same bytes on every machine, so that Lambda's `CodeSha256` tells whether anything changed. zlib's differ by processor.
 * Holds the event loop meanwhile: the writer's worker threads fail under some flags of Node (`--input-type`).
 */
export async function zipBundle(files: readonly BundleFile[]): Promise<Uint8Array> {
  const entries: Zippable = {}
  for (const file of files) {
    entries[file.path] = [await readContent(file), { mtime: writtenAt, os: 3, attrs: attributes, level: 6 }]
  }
  return zipSync(entries)
}
