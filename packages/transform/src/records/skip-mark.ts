import { createCarry } from './carry.ts'
import { createChunkReader } from './chunk-reader.ts'

const mark = Buffer.from([0xef, 0xbb, 0xbf])

/** Drops the byte order mark that text in UTF-8 may begin with, and tells how many bytes that was: 3 or 0. */
export async function skipMark(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ readonly rest: AsyncIterable<Uint8Array>; readonly skipped: number }> {
  const reader = createChunkReader(chunks)
  const beginning = createCarry()
  while (beginning.length < mark.length) {
    const chunk = await reader.next()
    if (chunk === undefined) break
    // The common case: nothing to copy.
    if (beginning.length === 0 && chunk.length >= mark.length) return withoutMark(chunk)
    beginning.append(chunk)
  }
  return withoutMark(beginning.take())

  function withoutMark(bytes: Buffer) {
    const skipped = bytes.subarray(0, mark.length).equals(mark) ? mark.length : 0
    return { rest: reader.rest(bytes.subarray(skipped)), skipped }
  }
}
