import type { FilteredBlock, RecordBlock } from './record-block.ts'

/**
 * The records `from` up to `until` of a block. Nothing is copied. Their positions are those of the input, as a filtered
 * record's bytes tell nothing about where it was.
 */
export function sliceBlock(block: FilteredBlock, from: number, until: number): FilteredBlock {
  if (from === 0 && until === block.starts.length) return block
  const part = slice(block, from, until)
  if (block.input === undefined) return part
  const input = slice(block.input, from, until)
  return { ...part, first: input.first, next: input.next, input }
}

/** Of a block whose bytes are the object's, so that the distances in both are the same. */
function slice({ bytes, starts, ends, first, next }: RecordBlock, from: number, until: number): RecordBlock {
  const zero = first.offset - (starts[0] as number)
  return {
    bytes,
    starts: starts.subarray(from, until),
    ends: ends.subarray(from, until),
    first: from === 0 ? first : { record: first.record + from, offset: zero + (starts[from] as number) },
    next:
      until === starts.length
        ? next
        : { record: first.record + until, offset: zero + (ends[until - 1] as number) },
  }
}
