import { InferryError } from '../../errors/inferry-error.ts'
import type { MediaType } from '../../negotiation/media-type.ts'
import type { Codec } from '../codec.ts'
import { decodeText, encodeText } from '../decode-text.ts'
import { type JsonElement, jsonValues } from '../json/json-values.ts'
import { rowLayout } from '../rows/row-layout.ts'
import { outputRows, rowWidth, type SelectedOutput, selectOutputs } from '../select-outputs.ts'
import { readCsvRows } from './csv-rows.ts'

/**
 * `text/csv` (RFC 4180), a record a row. The media type's parameter `header=present|absent` says whether the first
 * record names the columns. The answer has the outputs' values side by side, lines end in LF, and a header line only
 * if `accept` says `header=present`: the output's name, `name.label` or `name.0`.
 */
export const csvCodec: Codec = {
  name: 'csv',
  reads: ['text/csv', 'application/csv'],
  writes: ['text/csv'],
  decode(body, type, manifest) {
    const inputs = readCsvRows(
      rowLayout(manifest),
      decodeText(body),
      headerOf(type, 'UNSUPPORTED_MEDIA_TYPE'),
    )
    return { inputs, question: { codec: 'csv', dialect: 'csv' } }
  },
  encode(outputs, type, manifest, question) {
    const selected = selectOutputs(outputs, manifest, question)
    const rows = outputRows(selected)
    if (rows === undefined) {
      const shapes = selected.map(({ spec, tensor }) => `${spec.name} [${tensor.dims}]`).join(', ')
      throw new InferryError(
        'NOT_ACCEPTABLE',
        `text/csv cannot hold outputs that have not the same rows: ${shapes}`,
      )
    }
    const header = headerOf(type, 'NOT_ACCEPTABLE') === true
    const lines = writeRows(selected, rows)
    if (header) lines.unshift(selected.flatMap(columnNames).map(quoted).join(','))
    const body = encodeText(lines.map((line) => `${line}\n`).join(''))
    return { contentType: header ? 'text/csv; header=present' : 'text/csv', body }
  },
}

function headerOf(
  { parameters }: MediaType,
  code: 'UNSUPPORTED_MEDIA_TYPE' | 'NOT_ACCEPTABLE',
): boolean | undefined {
  const { header } = parameters as { header?: string }
  if (header === undefined) return undefined
  const value = header.toLowerCase()
  if (value === 'present' || value === 'absent') return value === 'present'
  throw new InferryError(code, `text/csv; header=${JSON.stringify(header)}: expected present or absent`)
}

function writeRows(selected: readonly SelectedOutput[], rows: number): string[] {
  const columns = selected.map(({ tensor }) => {
    const values = jsonValues(tensor)
    const write = tensor.type === 'string' ? (value: JsonElement) => quoted(value as string) : fieldText
    return { width: rowWidth(tensor), fields: values.map(write) }
  })
  const single = columns.length === 1 && columns[0]?.width === 1
  return Array.from({ length: rows }, (_, row) => {
    const line = columns
      .map(({ width, fields }) => fields.slice(row * width, (row + 1) * width).join(','))
      .join(',')
    // A line with nothing on it would be no record.
    return single && line === '' ? '""' : line
  })
}

function columnNames({ spec, tensor }: SelectedOutput): string[] {
  const { name, labels } = spec
  const width = rowWidth(tensor)
  if (width === 1 && labels?.length !== 1) return [name]
  return Array.from({ length: width }, (_, at) => `${name}.${labels?.length === width ? labels[at] : at}`)
}

/** NaN is written out, so that a missing value differs from a missing field. */
function fieldText(value: JsonElement): string {
  return value === null ? 'NaN' : String(value)
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
