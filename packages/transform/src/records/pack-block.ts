import { InferryError } from '@inferry/core'
import type { BatchStrategy, SplitType } from '../job/definition.ts'
import { bytesOfRecords, joinBlocks } from './join-blocks.ts'
import type { FilteredBlock, MiniBatch } from './record-block.ts'
import { recordContent } from './record-content.ts'

/** How records become requests. */
export interface PackOptions {
  readonly splitType: SplitType
  readonly batchStrategy: BatchStrategy
  /** The most bytes of a body, header included. */
  readonly maxPayloadBytes: number
  /** Sent before the records of each request: a CSV object's header line, its line end included. */
  readonly header?: Uint8Array | undefined
  /** Whether mini-batches keep what their records were before a filter, to be joined with the answers. */
  readonly keepInput: boolean
}

/**
 * The mini-batch of all records of the blocks: several as they are, with what separates them; one alone under
 * `SingleRecord`, or without a splitter, as its content. The body is a view of the block where the records lie in one
 * without gaps, and else copied once. The caller sees to it that it is not too large.
 */
export function packBlocks(blocks: readonly FilteredBlock[], options: PackOptions): MiniBatch {
  const { splitType, batchStrategy, header } = options
  const [only] = blocks
  if (only !== undefined && blocks.length === 1) {
    if (batchStrategy === 'SingleRecord' || splitType === 'None') return packOne(only, options)
    const start = only.starts[0] as number
    const end = only.ends.at(-1) as number
    if (header === undefined && bytesOfRecords(only) === end - start)
      return { body: only.bytes.subarray(start, end), records: only }
  }
  const records = joinBlocks(blocks, header)
  return { body: records.bytes, records }
}

function packOne(records: FilteredBlock, { splitType, header }: PackOptions): MiniBatch {
  const content = recordContent(
    splitType,
    records.bytes,
    records.starts[0] as number,
    records.ends[0] as number,
  )
  return { body: header === undefined ? content : Buffer.concat([header, content]), records }
}

/** The record is sent by no request. Its size is that after the input filter, with the header. */
export function largeRequest(
  record: number,
  bytes: number,
  { maxPayloadBytes, header }: PackOptions,
): InferryError {
  const means = header === undefined ? '' : ', the header among them'
  return new InferryError(
    'PAYLOAD_TOO_LARGE',
    `record ${record} makes a request of ${bytes} bytes${means}, more than the ${maxPayloadBytes} that it may have; raise maxPayloadInMB (100 at most)`,
    { location: { record } },
  )
}
