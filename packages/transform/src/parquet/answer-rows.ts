import { InferryError } from '@inferry/core'
import { asBuffer } from '../records/as-buffer.ts'
import { isCsv } from '../records/is-csv.ts'
import { lineContentEnd } from '../records/line-content.ts'
import { createLineEnds } from '../records/line-ends.ts'

/** An answer's values by column. */
export type Row = ReadonlyMap<string, unknown>

/** The answers of a mini-batch, one on a line. */
export function* rowsOf(answers: Uint8Array, contentType: string): Generator<Row> {
  const csv = isCsv(contentType)
  const parse = csv ? csvRow : jsonRow
  for (const line of linesOf(asBuffer(answers), csv)) if (line !== '') yield parse(line)
}

function* linesOf(bytes: Buffer, csv: boolean): Generator<string> {
  if (bytes.length === 0) return
  const lines = createLineEnds(csv)
  lines.enter(bytes)
  for (let at = 0; at < bytes.length; ) {
    const behind = lines.end(at)
    const end = behind < 0 ? bytes.length : behind
    yield bytes.toString('utf8', at, lineContentEnd(bytes, at, end))
    at = end
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
      return field === '' ? null : (numberOf(field) ?? field)
    }),
  )
}

const decimal = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i

/** What is no number as JavaScript and Python write it, such as spaces or `0x10`, is text. */
function numberOf(field: string): number | undefined {
  if (decimal.test(field)) return Number(field)
  return special.get(field)
}

const special: ReadonlyMap<string, number> = new Map([
  ...['NaN', 'nan'].map((text) => [text, Number.NaN] as const),
  ...['Infinity', 'inf'].map((text) => [text, Number.POSITIVE_INFINITY] as const),
  ...['-Infinity', '-inf'].map((text) => [text, Number.NEGATIVE_INFINITY] as const),
])

function listRow(values: readonly unknown[]): Row {
  if (values.length === 1) return new Map([['prediction', values[0]]])
  return new Map(values.map((value, at) => [`prediction_${at}`, value]))
}
