import { Unsupported } from '../unsupported.ts'

/** The dimension that counts the rows of a request, wherever it stands in a shape. */
export const rows = -1

/** A dimension that the caller decides: the width of an input that the model leaves open. */
export const anyWidth = -2

/**
 * A value's dimensions in ONNX. Every value that is computed has {@link rows} once. Its columns are the other dimensions
 * in row-major order.
 */
export type Shape = readonly number[]

/** The largest number of columns that is compiled: more would fill a machine's memory, not a model. */
const maxColumns = 2 ** 20

/** How many columns a shape has. Throws for one that is left open. */
export function columnCount(shape: Shape): number {
  if (shape.includes(anyWidth)) throw new Unsupported('the width of an input is left open')
  const count = shape.reduce((product, dim) => (dim === rows ? product : product * dim), 1)
  if (count <= maxColumns) return count
  throw new Unsupported(`a value has ${count} columns, at most ${maxColumns} are supported`)
}

/** Where the rows stand; -1 in a constant. */
export function rowAxis(shape: Shape): number {
  return shape.indexOf(rows)
}

/** An axis counted from 0, of one that may count from the end. */
export function normalizeAxis(axis: number, rank: number): number {
  const normal = axis < 0 ? axis + rank : axis
  if (Number.isInteger(normal) && normal >= 0 && normal < rank) return normal
  throw new Unsupported(`the axis ${axis} is not one of ${rank}`)
}

/** An axis that is not the rows'. */
export function columnAxis(axis: number, shape: Shape): number {
  const normal = normalizeAxis(axis, shape.length)
  if (shape[normal] !== rows) return normal
  throw new Unsupported('it joins or separates rows')
}
