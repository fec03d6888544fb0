import { InferryError, type Payload } from '@inferry/core'
import { lineContentEnd } from '../records/line-content.ts'
import type { FilteredBlock, RecordBlock } from '../records/record-block.ts'
import { listedFaults } from '../run/record-fault.ts'
import { atRecord } from './at-record.ts'
import { type ByteWriter, createByteWriter, taken, writeByte, writeBytes } from './byte-writer.ts'
import { type ContentForm, contentForm } from './content-form.ts'
import type { Picker } from './json-path.ts'
import type { Placeholder } from './placeholder.ts'
import type { Piece, RecordForm } from './record-form.ts'
import { type Answers, splitAnswer } from './split-answer.ts'

/** What is written for a request's records. */
export interface Finished {
  readonly chunks: readonly Uint8Array[]
  /** Records whose answer could not be joined or filtered: placeholders stand for them. */
  readonly failedRecords: number
  /** The first of what was wrong, with the records' numbers. */
  readonly faults: readonly InferryError[]
}

export interface FinishOptions {
  readonly content: ContentForm
  readonly form: RecordForm
  readonly joins: boolean
  /** The output filter's; undefined for `$`. */
  readonly pick: Picker | undefined
  readonly lines: boolean
  /** Undefined: the first fault is thrown. */
  readonly placeholder: Placeholder | undefined
}

const lineFeed = 10

/** The most that a join adds to a record and its answer, line end included. */
const joinBytes = 48

/** Cuts an answer into one for each record, joins and filters them. */
export function finishAnswer(records: FilteredBlock, answer: Payload, options: FinishOptions): Finished {
  const { content, joins, lines, placeholder } = options
  checkType(answer.contentType, content)
  const count = records.starts.length
  const answers = splitAnswer(answer.body, count, content)
  const input = joins ? requireInput(records) : undefined
  const out = createByteWriter(answer.body.length + (input ? sizeOf(input) : 0) + count * joinBytes)
  // What is joined and then filtered is joined aside.
  const scratch = options.pick ? createByteWriter(4096) : out
  const faults: InferryError[] = []
  let failedRecords = 0
  for (let index = 0; index < count; index++) {
    const before = out.length
    try {
      writeRecord(index, answers, input, options, out, scratch)
      if (lines) writeByte(out, lineFeed)
    } catch (thrown) {
      const fault = atRecord(thrown, records.first.record + index)
      if (placeholder === undefined || !(fault instanceof InferryError)) throw fault
      out.length = before
      writeBytes(out, placeholder(records, index, fault))
      failedRecords++
      if (faults.length < listedFaults) faults.push(fault)
    }
  }
  return { chunks: [taken(out)], failedRecords, faults }
}

function writeRecord(
  index: number,
  { bytes, starts, ends }: Answers,
  input: RecordBlock | undefined,
  { form, pick }: FinishOptions,
  out: ByteWriter,
  scratch: ByteWriter,
): void {
  const answer: Piece = { bytes, start: starts[index] as number, end: ends[index] as number }
  form.checkAnswer(answer)
  if (input === undefined) {
    pick?.(bytes, answer.start, answer.end, out)
    return
  }
  const start = input.starts[index] as number
  const end = lineContentEnd(input.bytes, start, input.ends[index] as number)
  if (pick) scratch.length = 0
  form.join({ bytes: input.bytes, start, end }, answer, scratch)
  pick?.(scratch.bytes, 0, scratch.length, out)
}

/** An answer of a type that is not known here is taken for what was asked for. */
function checkType(contentType: string, wanted: ContentForm): void {
  const given = contentForm(contentType)
  if (given === undefined || (given === 'csv') === (wanted === 'csv')) return
  throw new InferryError(
    'NOT_ACCEPTABLE',
    `the answer is ${contentType}, but to be joined or filtered it must be what the records are, ${wanted === 'csv' ? 'text/csv' : 'JSON'}`,
  )
}

function requireInput({ input }: FilteredBlock): RecordBlock {
  if (input) return input
  throw new InferryError('INTERNAL', 'the records to join with were not kept')
}

function sizeOf({ starts, ends }: RecordBlock): number {
  return starts.length === 0 ? 0 : (ends[ends.length - 1] as number) - (starts[0] as number)
}
