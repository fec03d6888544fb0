import { InferryError } from '../../errors/inferry-error.ts'
import type { MediaType } from '../../negotiation/media-type.ts'
import type { Codec } from '../codec.ts'
import { rowLayout } from '../rows/row-layout.ts'
import { outputRows, rowWidth, type SelectedOutput, selectOutputs } from '../select-outputs.ts'
import { readCsvBytes } from './csv-bytes.ts'
import { quoted, writeRows } from './write-rows.ts'

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
    const inputs = readCsvBytes(rowLayout(manifest), body, headerOf(type, 'UNSUPPORTED_MEDIA_TYPE'))
    return { inputs, question: { codec: 'csv', dialect: 'csv', type: type.type } }
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
    const names = header ? `${selected.flatMap(columnNames).map(quoted).join(',')}\n` : ''
    const body = writeRows(selected, rows, names)
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

function columnNames({ spec, tensor }: SelectedOutput): string[] {
  const { name, labels } = spec
  const width = rowWidth(tensor)
  if (width === 1 && labels?.length !== 1) return [name]
  return Array.from({ length: width }, (_, at) => `${name}.${labels?.length === width ? labels[at] : at}`)
}
