import type { InferryError } from '@inferry/core'
import type { Processing } from '../processing/create-processing.ts'
import type { FilteredRun } from '../processing/filter-records.ts'
import type { FilteredBlock, MiniBatch, RecordBlock } from '../records/record-block.ts'

/** A record that cannot even be sent. */
export interface BadRecord {
  readonly records: FilteredBlock
  readonly fault: InferryError
}

export type BatchItem = MiniBatch | BadRecord

/** An object's records, filtered and packed, in their order; records that cannot be filtered stand between mini-batches. */
export async function* itemsOf(
  blocks: AsyncIterable<RecordBlock>,
  { filterRecords }: Pick<Processing, 'filterRecords'>,
  pack: (blocks: AsyncIterable<FilteredBlock>) => AsyncIterable<MiniBatch>,
): AsyncGenerator<BatchItem> {
  const runs = filtered(blocks, filterRecords)
  let bad: BadRecord | undefined
  let more = true

  async function* upToBad(): AsyncGenerator<FilteredBlock> {
    bad = undefined
    for (;;) {
      const { done, value } = await runs.next()
      if (done) {
        more = false
        return
      }
      if (value.fault !== undefined) {
        bad = { records: value.records, fault: value.fault }
        return
      }
      yield value.records
    }
  }

  try {
    while (more) {
      yield* pack(upToBad())
      if (bad !== undefined) yield bad
    }
  } finally {
    await runs.return(undefined)
  }
}

async function* filtered(
  blocks: AsyncIterable<RecordBlock>,
  filterRecords: Processing['filterRecords'],
): AsyncGenerator<FilteredRun> {
  for await (const block of blocks) yield* filterRecords(block)
}
