import { InferryError } from '@inferry/core'
import type { Row } from './answer-rows.ts'

export interface Column {
  readonly name: string
  readonly type: 'DOUBLE' | 'STRING' | 'BOOLEAN' | 'JSON'
}

/** The columns that the rows have, in the order in which they first appear. */
export function columnsOf(rows: readonly Row[]): readonly Column[] {
  const types = new Map<string, Column['type'] | undefined>()
  for (const row of rows)
    for (const [name, value] of row) {
      const type = typeOf(value)
      const before = types.get(name)
      if (type !== undefined || !types.has(name))
        types.set(name, before === undefined || before === type ? (type ?? before) : 'JSON')
    }
  if (types.size === 0) return [{ name: 'prediction', type: 'DOUBLE' }]
  return [...types].map(([name, type = 'JSON']) => ({ name, type }))
}

/** A column's values; `first`: the record of the first row, for messages. */
export function valuesOf({ name, type }: Column, rows: readonly Row[], first: number): unknown[] {
  return rows.map((row, at) => {
    const value = row.get(name) ?? null
    if (value === null || type === 'JSON' || typeOf(value) === type) return value
    throw new InferryError(
      'INVALID_INPUT',
      `the answer to record ${first + at} has ${JSON.stringify(value)} for ${name}, which held ${type} before; write lines in place of Parquet`,
      { location: { record: first + at, column: name } },
    )
  })
}

/** Undefined for null, which any type takes. */
function typeOf(value: unknown): Column['type'] | undefined {
  if (value === null || value === undefined) return undefined
  if (typeof value === 'number') return 'DOUBLE'
  if (typeof value === 'string') return 'STRING'
  return typeof value === 'boolean' ? 'BOOLEAN' : 'JSON'
}
