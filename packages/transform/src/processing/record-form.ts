import { InferryError } from '@inferry/core'
import type { ByteWriter } from './byte-writer.ts'
import type { ContentForm } from './content-form.ts'
import { csvPicker } from './csv/csv-picker.ts'
import { fieldEnds } from './csv/field-ends.ts'
import { joinCsv } from './csv/join-csv.ts'
import { joinJson } from './json/join-json.ts'
import { jsonPicker } from './json/json-picker.ts'
import { jsonFault, trimJson } from './json/json-record.ts'
import type { JsonPath, Picker } from './json-path.ts'

/** What a record or an answer is of: `bytes[start…end)`. */
export interface Piece {
  readonly bytes: Uint8Array
  readonly start: number
  readonly end: number
}

/** What differs between CSV and JSON. Records and answers come without their line ends. */
export interface RecordForm {
  picker(path: JsonPath, field: string): Picker
  /** Writes a record and its answer as one record. Throws for a record that cannot be joined with any. */
  join(record: Piece, answer: Piece, out: ByteWriter): void
  /** Throws `INFERENCE_FAILED` for an answer that would spoil the output. */
  checkAnswer(answer: Piece): void
  /** Throws for a record that no model has read, and that would spoil the output. */
  checkRecord(record: Piece): void
  /** What stands for a record's answer if there is none; see `placeholder.ts`. */
  failed(record: number, error: InferryError): Uint8Array
  /** Whether an output filter applies to that. */
  readonly filtersFailed: boolean
}

const csv: RecordForm = {
  picker: csvPicker,
  join: joinCsv,
  checkAnswer() {},
  checkRecord({ bytes, start, end }) {
    fieldEnds(bytes, start, end, [])
  },
  failed(record, { code, message }) {
    const line = message.replaceAll(/[\r\n]+/g, ' ').replaceAll('"', '""')
    return Buffer.from(`ERROR,${record},${code},"${line}"`)
  },
  filtersFailed: false,
}

const json: RecordForm = {
  picker: jsonPicker,
  join: joinJson,
  checkAnswer({ bytes, start, end }) {
    const fault = jsonFault(bytes, ...trimJson(bytes, start, end))
    if (fault !== undefined)
      throw new InferryError('INFERENCE_FAILED', `the answer to it is not JSON: ${fault}`)
  },
  // Joining it looks at all of it.
  checkRecord() {},
  failed(record, { code, message }) {
    return Buffer.from(JSON.stringify({ error: message, code, record }))
  },
  filtersFailed: true,
}

/** JSON's, unless records are CSV. */
export function recordForm(form: ContentForm | undefined): RecordForm {
  return form === 'csv' ? csv : json
}
