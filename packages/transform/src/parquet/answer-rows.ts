import { InferryError } from '@inferry/core'

/** An answer's values by column. */
export type Row = ReadonlyMap<string, unknown>

/** The answers of a mini-batch, one on a line. */
export function* rowsOf(answers: Uint8Array, contentType: string): Generator<Row> {
  const text = Buffer.from(answers.buffer, answers.byteOffset, answers.byteLength).toString('utf8')
  const parse = contentType.startsWith('text/csv') ? csvRow : jsonRow
  for (const line of text.split('\n')) {
    const trimmed = line.endsWith('\r') ? line.slice(0, -1) : line
    if (trimmed !== '') yield parse(trimmed)
  }
}

function jsonRow(line: string): Row {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (cause) {
    throw new InferryError(
      'INVALID_INPUT',
      `an answer is not a line of JSON, of which Parquet could be written: ${line.slice(0, 80)}`,
      { cause },
    )
  }
  if (Array.isArray(value)) return listRow(value)
  if (typeof value === 'object' && value !== null) return new Map(Object.entries(value))
  return new Map([['prediction', value]])
}

function csvRow(line: string): Row {
  const fields = line.match(/"(?:[^"]|"")*"|[^,]+|(?<=,|^)(?=,|$)/g) ?? []
  return listRow(
    fields.map((field) => {
      if (field.startsWith('"')) return field.slice(1, -1).replaceAll('""', '"')
      const number = Number(field)
      return field === '' ? null : Number.isNaN(number) && field !== 'NaN' ? field : number
    }),
  )
}

function listRow(values: readonly unknown[]): Row {
  if (values.length === 1) return new Map([['prediction', values[0]]])
  return new Map(values.map((value, at) => [`prediction_${at}`, value]))
}
