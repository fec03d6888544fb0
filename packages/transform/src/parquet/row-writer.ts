import { InferryError } from '@inferry/core'
import { decimalText } from './decimal-text.ts'
import type { ParquetColumn } from './parquet-columns.ts'

/** A row's line, without its newline; `value` gives a column's value by its place. */
export type RowWriter = (value: (column: number) => unknown, row: number) => string

/** Writes rows of these columns: JSON objects, or for `text/csv` values in the columns' order. */
export function rowWriter(contentType: string, columns: readonly ParquetColumn[]): RowWriter {
  const decimal = (value: unknown, at: number) => decimalOf(value, columns[at]?.scale)
  if (contentType === 'text/csv')
    return (value, row) =>
      columns.map(({ name }, at) => decimal(value(at), at) ?? csvField(value(at), name, row)).join(',')
  const keys = columns.map(({ name }) => `${JSON.stringify(name)}:`)
  return (value) =>
    `{${keys.map((key, at) => key + (decimal(value(at), at) ?? jsonText(value(at)))).join(',')}}`
}

/** Undefined for what is no decimal number. */
function decimalOf(value: unknown, scale: number | undefined): string | undefined {
  if (scale === undefined || value === null || value === undefined) return undefined
  return decimalText(value as number | bigint | Uint8Array, scale)
}

/** Exact for integers of any size; what JSON lacks (NaN, infinities) is null, bytes are base64. */
function jsonText(value: unknown): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null'
  if (typeof value === 'bigint') return String(value)
  if (value instanceof Uint8Array) return JSON.stringify(Buffer.from(value).toString('base64'))
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`
  if (value instanceof Date) return JSON.stringify(value)
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}:${jsonText(one)}`)}}`
  return JSON.stringify(value ?? null)
}

function csvField(value: unknown, column: string, row: number): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return String(value)
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'string') return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
  throw new InferryError(
    'INVALID_INPUT',
    `record ${row}: the column ${column} holds a value that no field of CSV can; use contentType application/jsonlines`,
    { location: { record: row, column } },
  )
}
