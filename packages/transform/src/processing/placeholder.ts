import { InferryError } from '@inferry/core'
import { lineContentEnd } from '../records/line-content.ts'
import type { FilteredBlock } from '../records/record-block.ts'
import { type ByteWriter, createByteWriter, taken, writeByte, writeBytes } from './byte-writer.ts'
import type { Picker } from './json-path.ts'
import type { Piece, RecordForm } from './record-form.ts'

const lineFeed = 10

/** Gives the line that stands for the record `index` of a block, which could not be answered because of `error`. */
export type Placeholder = (records: FilteredBlock, index: number, error: InferryError) => Uint8Array

export interface PlaceholderOptions {
  readonly form: RecordForm
  readonly joins: boolean
  /** The output filter's. */
  readonly pick?: Picker | undefined
}

/**
 * The placeholders of `onError: 'record'`, so that the output has a line for each record of the input, in its place:
 *
 * | answers | placeholder |
 * |---|---|
 * | CSV | `ERROR,<record>,<code>,"<message>"` |
 * | JSON, JSON Lines, anything else | `{"error": <message>, "code": <code>, "record": <record>}` |
 *
 * The record is counted from 0 in its object; the code is one of `errorStatus`; a message stays on one line. With a
 * join, a placeholder stands where the answer would: behind the record's columns, or as `SageMakerOutput`. An output
 * filter then applies to JSON, where it goes by names, but never to CSV: columns counted from an answer of another
 * width could look like predictions. A record that cannot be read or joined, and a placeholder to which the filter
 * does not apply, leave the placeholder by itself.
 */
export function placeholders({ form, joins, pick }: PlaceholderOptions): Placeholder {
  return (records, index, error) => {
    const failed = form.failed(records.first.record + index, error)
    const line = createByteWriter(512)
    if (!joins || !writeJoined(records, index, failed, line)) writeBytes(line, failed)
    writeByte(line, lineFeed)
    return taken(line)
  }

  /** Gives whether that is possible; if it is not, nothing is written. */
  function writeJoined(
    { input }: FilteredBlock,
    index: number,
    failed: Uint8Array,
    line: ByteWriter,
  ): boolean {
    if (input === undefined || (pick && !form.filtersFailed)) return false
    const { bytes } = input
    const start = input.starts[index] as number
    const record: Piece = { bytes, start, end: lineContentEnd(bytes, start, input.ends[index] as number) }
    const answer: Piece = { bytes: failed, start: 0, end: failed.length }
    const joined = pick ? createByteWriter(512) : line
    try {
      form.checkRecord(record)
      form.join(record, answer, joined)
      pick?.(joined.bytes, 0, joined.length, line)
      return true
    } catch (thrown) {
      if (!(thrown instanceof InferryError)) throw thrown
      line.length = 0
      return false
    }
  }
}
