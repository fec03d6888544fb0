import type { Position, RecordBlock } from './record-block.ts'

/** Collects where the records of one chunk are, and makes a block of them. Its memory is used again. */
export interface BlockBuilder {
  readonly count: number
  add(start: number, end: number): void
  /** The block of what was added; `at` is where byte 0 of the chunk is, and how many records came before it. */
  take(bytes: Uint8Array, at: Position): RecordBlock
}

export function createBlockBuilder(): BlockBuilder {
  let starts = new Uint32Array(512)
  let ends = new Uint32Array(512)
  let count = 0
  return {
    get count() {
      return count
    },
    add(start, end) {
      if (count === starts.length) {
        starts = grown(starts)
        ends = grown(ends)
      }
      starts[count] = start
      ends[count] = end
      count += 1
    },
    take(bytes, { record, offset }) {
      const block = {
        bytes,
        starts: starts.slice(0, count),
        ends: ends.slice(0, count),
        first: { record, offset: offset + (starts[0] as number) },
        next: { record: record + count, offset: offset + (ends[count - 1] as number) },
      }
      count = 0
      return block
    },
  }
}

/** A block of one record that is all of `bytes`. */
export function blockOfOne(bytes: Uint8Array, first: Position): RecordBlock {
  return {
    bytes,
    starts: Uint32Array.of(0),
    ends: Uint32Array.of(bytes.length),
    first,
    next: { record: first.record + 1, offset: first.offset + bytes.length },
  }
}

function grown(from: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(from.length * 2)
  larger.set(from)
  return larger
}
