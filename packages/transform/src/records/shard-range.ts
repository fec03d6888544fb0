import { createChunkReader } from './chunk-reader.ts'
import type { Position } from './record-block.ts'

/** Bytes `from` up to `until` of an object of lines. A line belongs to the range in which it begins. */
export interface LineRange {
  readonly from: number
  readonly until: number
}

/** The range of the shard `index` of `size`: together they cover the object's bytes once; the first are a byte longer. */
export function rangeOfShard(bytes: number, index: number, size: number): LineRange {
  const least = Math.floor(bytes / size)
  const longer = bytes % size
  const start = (at: number) => least * at + Math.min(at, longer)
  return { from: start(index), until: start(index + 1) }
}

/** Where to read from to find a range's first line: at the byte before it, which may be the end of another line. */
export function readFromOf({ from }: LineRange): number {
  return Math.max(0, from - 1)
}

/**
 * The start of the first line that begins in the range; the chunks begin at `readFromOf(range)`. Records are counted from
 * there: how many come before the range is not known.
 */
export async function seekLine(
  chunks: AsyncIterable<Uint8Array>,
  range: LineRange,
): Promise<{ readonly from: Position; readonly rest: AsyncIterableIterator<Uint8Array> }> {
  const reader = createChunkReader(chunks)
  const nothing = new Uint8Array(0)
  if (range.from === 0) return { from: { record: 0, offset: 0 }, rest: reader.rest(nothing) }
  let offset = readFromOf(range)
  // Behind the range there is no need to look on: `until` ends the splitting at once.
  while (offset < range.until) {
    const chunk = await reader.next()
    if (chunk === undefined) break
    const end = chunk.indexOf('\n') + 1
    offset += end || chunk.length
    if (end > 0) return { from: { record: 0, offset }, rest: reader.rest(chunk.subarray(end)) }
  }
  return { from: { record: 0, offset }, rest: reader.rest(nothing) }
}
