import { InferryError } from '@inferry/core'

/** Throws unless `values` values are at least `rows` rows of `columns` ≥ `features` columns. */
export function checkRows(values: number, rows: number, columns: number, features: number): void {
  if (columns >= features && rows >= 0 && values >= rows * columns) return
  const needed = `the ensemble reads ${features} columns`
  throw new InferryError('INTERNAL', `${values} values are no ${rows} rows of ${columns} columns; ${needed}`)
}
