import { InferryError } from '../../errors/inferry-error.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { outputRows, type SelectedOutput } from '../select-outputs.ts'
import { type JsonElement, jsonValues } from './json-values.ts'

/** A value, or arrays of them nested as the tensor. */
export type JsonNested = JsonElement | JsonNested[]
/** What one row's answer is: a value, an array, or an object by output name. */
export type RowEntry = JsonNested | { readonly [output: string]: JsonNested }

/**
 * One entry a row, as TensorFlow Serving answers: the value of a single output, an object of several by name. An
 * output `[N]` or `[N, 1]` gives a plain value, others an array of the row's shape. Throws `NOT_ACCEPTABLE` when the
 * outputs do not all have the rows as their first dimension.
 */
export function rowEntries(selected: readonly SelectedOutput[]): RowEntry[] {
  const rows = outputRows(selected)
  if (rows === undefined) {
    const shapes = selected.map(({ spec, tensor }) => `${spec.name} [${tensor.dims}]`).join(', ')
    throw new InferryError('NOT_ACCEPTABLE', `the answer has no rows to write one by one: ${shapes}`)
  }
  const columns = selected.map(({ tensor }) => perRow(tensor))
  const [only] = columns
  if (columns.length === 1 && only) return only
  const names = selected.map(({ spec }) => spec.name)
  return Array.from({ length: rows }, (_, row) => {
    return Object.fromEntries(names.map((name, at) => [name, columns[at]?.[row] as JsonNested]))
  })
}

/** A whole tensor, nested as its dims. */
export function nestTensor(tensor: Tensor): JsonNested {
  return nest(jsonValues(tensor), tensor.dims)
}

function perRow(tensor: Tensor): JsonNested[] {
  const { dims } = tensor
  const isColumn = dims.length === 1 || (dims.length === 2 && dims[1] === 1)
  return (isColumn ? jsonValues(tensor) : nest(jsonValues(tensor), dims)) as JsonNested[]
}

function nest(values: JsonNested[], dims: readonly number[]): JsonNested {
  if (dims.length === 0) return values[0] as JsonNested
  let level = values
  for (let axis = dims.length - 1; axis > 0; axis--) {
    const size = dims[axis] as number
    let count = 1
    for (let outer = 0; outer < axis; outer++) count *= dims[outer] as number
    const parent = new Array<JsonNested>(count)
    for (let at = 0; at < count; at++) parent[at] = level.slice(at * size, (at + 1) * size)
    level = parent
  }
  return level
}
