import { InferryError } from '@inferry/core'
import { lineContentEnd } from '../records/line-content.ts'
import type { FilteredBlock, RecordBlock } from '../records/record-block.ts'
import { sliceBlock } from '../records/slice-block.ts'
import { atRecord } from './at-record.ts'
import { createByteWriter, taken, writeBytes } from './byte-writer.ts'
import type { Picker } from './json-path.ts'

/** Records that were filtered; or one that cannot be, as it was, with why. */
export interface FilteredRun {
  readonly records: FilteredBlock
  readonly fault?: InferryError
}

/**
 * Filters the records of a block; each keeps its line end. `input` is always kept, for the places where the records
 * are in their object. Yields the block as a whole, or, if there are bad records, what is between them and them.
 */
export function* filterRecords(block: RecordBlock, pick: Picker): Generator<FilteredRun> {
  const count = block.starts.length
  for (let from = 0; from < count; ) {
    const { records, fault } = filterRun(block, from, pick)
    const until = from + records.starts.length
    if (until > from) yield { records }
    if (fault) {
      const input = sliceBlock(block, until, until + 1)
      yield { records: { ...input, input }, fault }
    }
    from = fault ? until + 1 : until
  }
}

/** Filters the records from `from` up to the first that is at fault. */
function filterRun(block: RecordBlock, from: number, pick: Picker): FilteredRun {
  const { bytes } = block
  const count = block.starts.length
  const out = createByteWriter((block.ends[count - 1] as number) - (block.starts[from] as number))
  const starts = new Uint32Array(count - from)
  const ends = new Uint32Array(count - from)
  let fault: InferryError | undefined
  let at = from
  let behind = 0
  try {
    for (; at < count; at++) {
      const start = block.starts[at] as number
      const end = block.ends[at] as number
      const content = lineContentEnd(bytes, start, end)
      pick(bytes, start, content, out)
      writeBytes(out, bytes, content, end)
      starts[at - from] = behind
      ends[at - from] = behind = out.length
    }
  } catch (thrown) {
    const error = atRecord(thrown, block.first.record + at)
    if (!(error instanceof InferryError)) throw error
    fault = error
    out.length = behind
  }
  const input = sliceBlock(block, from, at)
  return {
    records: {
      ...input,
      bytes: taken(out),
      starts: starts.subarray(0, at - from),
      ends: ends.subarray(0, at - from),
      input,
    },
    ...(fault && { fault }),
  }
}
