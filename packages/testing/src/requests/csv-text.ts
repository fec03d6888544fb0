import type { Cell } from './table.ts'

/** Records as RFC 4180 has them. A missing value is an empty field. */
export function csvText(records: readonly (readonly Cell[])[], lineEnd = '\n'): string {
  return records.map((record) => `${record.map(field).join(',')}${lineEnd}`).join('')
}

function field(value: Cell): string {
  if (value === null) return ''
  const text = String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
