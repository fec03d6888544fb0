import type { Fields } from './fields.ts'
import { anyColumns, type ValueType } from './value.ts'

/** How far apart an operand's elements are: 0 where one stands for all. */
export interface Operand {
  readonly value: number
  readonly row: number
  readonly column: number
}

/**
 * Operands that are combined element by element: of one width, or a single column that stands for all. At least one
 * must have rows of its own.
 */
export function broadcast(
  fields: Fields,
  operands: readonly (readonly [number, ValueType])[],
): { readonly width: number; readonly operands: readonly Operand[] } {
  const types = operands.map(([, type]) => type)
  if (types.some(({ columns }) => columns === anyColumns)) throw fields.fault('a value is of unknown width')
  if (types.every(({ constant }) => constant)) throw fields.fault('all its values are constants')
  const width = types.find(({ columns }) => columns !== 1)?.columns ?? 1
  const odd = types.find(({ columns }) => columns !== 1 && columns !== width)
  if (odd !== undefined) throw fields.fault(`its values have ${width} and ${odd.columns} columns`)
  return {
    width,
    operands: operands.map(([value, { columns, constant }]) => ({
      value,
      row: constant ? 0 : columns,
      column: columns === 1 ? 0 : 1,
    })),
  }
}
