import { asBuffer } from './as-buffer.ts'
import { blockOfOne, createBlockBuilder } from './block-builder.ts'
import { createCarry } from './carry.ts'
import { createFrameWalk } from './frame-walk.ts'
import type { Framing } from './framing.ts'
import type { Position, RecordBlock } from './record-block.ts'
import { largeRecord, malformedRecord } from './split-fault.ts'
import { objectStart, type SplitOptions } from './split-options.ts'

/**
 * Records of a binary format, each with its framing. A block is part of its chunk; only a record that lies in several is
 * copied, to a block of its own.
 */
export async function* splitFrames(
  chunks: AsyncIterable<Uint8Array>,
  framing: Framing,
  { maxRecordBytes, from = objectStart }: Omit<SplitOptions, 'splitType'>,
): AsyncGenerator<RecordBlock> {
  let { record, offset } = from
  let recordStart = offset
  const carry = createCarry()
  const found = createBlockBuilder()
  const current = (): Position => ({ record: record + found.count, offset: recordStart })
  const fail = (what: string): never => {
    throw malformedRecord(current(), what)
  }
  const walk = createFrameWalk(framing, maxRecordBytes, fail, () => {
    throw largeRecord(current(), maxRecordBytes)
  })

  /** Adds to the carried record what the chunk has of it; gives how much that is. */
  function carryOn(chunk: Buffer): { readonly at: number; readonly whole: boolean } {
    let at = 0
    while (at < chunk.length) {
      const until = Math.min(chunk.length, at + walk.need - carry.length)
      carry.append(chunk.subarray(at, until))
      at = until
      if (walk.on(carry.bytes, 0, carry.length) > 0) return { at, whole: true }
    }
    return { at, whole: false }
  }

  for await (const given of chunks) {
    const chunk = asBuffer(given)
    let at = 0
    if (carry.length > 0) {
      const carried = carryOn(chunk)
      at = carried.at
      if (carried.whole) yield blockOfOne(carry.take(), { record: record++, offset: recordStart })
    }
    while (at < chunk.length) {
      recordStart = offset + at
      const length = walk.on(chunk, at, chunk.length)
      if (length === 0) break
      found.add(at, at + length)
      at += length
    }
    if (found.count > 0) {
      const block = found.take(chunk, { record, offset })
      record = block.next.record
      yield block
    }
    if (at < chunk.length) carry.append(chunk.subarray(at))
    offset += chunk.length
  }
  if (carry.length > 0)
    fail(`is cut off: the object ends after ${carry.length} of at least ${walk.need} bytes`)
}
