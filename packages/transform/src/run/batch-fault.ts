import { type ErrorCode, InferryError } from '@inferry/core'
import type { MiniBatch } from '../records/record-block.ts'

/** What a record can be to blame for. */
const ofRecords: ReadonlySet<ErrorCode> = new Set([
  'EMPTY_BODY',
  'MALFORMED_REQUEST',
  'MALFORMED_BODY',
  'INVALID_INPUT',
  'INFERENCE_FAILED',
  'PAYLOAD_TOO_LARGE',
])

export function isRecordsFault({ code }: InferryError): boolean {
  return ofRecords.has(code)
}

/** The failure of a mini-batch, told by records of the object in place of rows of the request. */
export function batchFault(error: InferryError, { records }: MiniBatch): InferryError {
  if (!isRecordsFault(error) || error.location?.record !== undefined) return error
  const { first, next } = records
  const row = rowOf(error, records.starts.length)
  const { row: _, ...location } = error.location ?? {}
  const where =
    row !== undefined
      ? `record ${first.record + row}${next.record - first.record === 1 ? '' : ` (row ${row} of its request)`}`
      : `among the records ${first.record} to ${next.record - 1}`
  return new InferryError(error.code, `${where}: ${error.message}`, {
    cause: error,
    location: { ...location, ...(row !== undefined && { record: first.record + row }) },
  })
}

/** Which record of a mini-batch of so many is to blame, if that is known. */
export function rowOf({ location }: InferryError, count: number): number | undefined {
  if (count === 1) return 0
  const row = location?.row
  return row !== undefined && Number.isInteger(row) && row >= 0 && row < count ? row : undefined
}
