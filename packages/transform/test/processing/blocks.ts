import type { DataProcessing, TransformJob } from '../../src/job/definition.ts'
import { jobDefaults } from '../../src/job/make-job.ts'
import { createByteWriter, taken } from '../../src/processing/byte-writer.ts'
import type { Picker } from '../../src/processing/json-path.ts'
import type { Piece } from '../../src/processing/record-form.ts'
import type { RecordBlock } from '../../src/records/record-block.ts'

/** A block of these records, each with its line end, the first of them being number `first` of its object. */
export function blockOf(records: readonly string[], first = 0): RecordBlock {
  const bytes = Buffer.from(records.join(''))
  const ends = new Uint32Array(records.length)
  let at = 0
  for (const [index, record] of records.entries()) ends[index] = at += Buffer.byteLength(record)
  const starts = Uint32Array.from(ends, (_, index) => (index === 0 ? 0 : (ends[index - 1] as number)))
  return {
    bytes,
    starts,
    ends,
    first: { record: first, offset: 0 },
    next: { record: first + records.length, offset: bytes.length },
  }
}

export function recordsOf({ bytes, starts, ends }: Pick<RecordBlock, 'bytes' | 'starts' | 'ends'>): string[] {
  return Array.from(starts, (start, index) => textOf(bytes.subarray(start, ends[index])))
}

export function textOf(...parts: readonly Uint8Array[]): string {
  return Buffer.concat(parts).toString()
}

/** A record or an answer, with other bytes around it. */
export function pieceOf(text: string): Piece {
  const bytes = Buffer.from(`<<${text}>>`)
  return { bytes, start: 2, end: bytes.length - 2 }
}

/** What is picked of a record. */
export function pickOf(pick: Picker, record: string): string {
  const { bytes, start, end } = pieceOf(record)
  const out = createByteWriter(0)
  pick(bytes, start, end, out)
  return textOf(taken(out))
}

/** A job for records by lines. */
export function jobOf(
  contentType: string | undefined,
  dataProcessing: Partial<DataProcessing>,
  rest: Partial<TransformJob> = {},
): TransformJob {
  return {
    ...jobDefaults,
    contentType,
    splitType: 'Line',
    assembleWith: 'Line',
    dataProcessing: { ...jobDefaults.dataProcessing, ...dataProcessing },
    ...rest,
  }
}
