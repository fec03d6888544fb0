import { InferryError } from '@inferry/core'
import type { FilteredBlock } from '../records/record-block.ts'
import { createByteWriter, writeByte, writeBytes, written } from './byte-writer.ts'
import type { Picker } from './json-path.ts'
import { contentEnd, lineFeed } from './lines.ts'
import type { RecordForm } from './record-form.ts'

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
    const joined = (joins && whole(records, index, failed)) || failed
    const line = createByteWriter(joined.length + 1)
    writeBytes(line, joined)
    writeByte(line, lineFeed)
    return written(line)
  }

  function whole({ input }: FilteredBlock, index: number, failed: Uint8Array): Uint8Array | undefined {
    if (input === undefined || (pick && !form.filtersFailed)) return undefined
    const start = input.starts[index] as number
    const end = contentEnd(input.bytes, start, input.ends[index] as number)
    const joined = createByteWriter(end - start + failed.length + 64)
    const picked = createByteWriter(joined.bytes.length)
    try {
      form.join(input.bytes, start, end, failed, joined)
      if (!pick) return written(joined)
      pick(joined.bytes, 0, joined.length, picked)
      return written(picked)
    } catch (thrown) {
      if (thrown instanceof InferryError) return undefined
      throw thrown
    }
  }
}
