import { InferryError, type Tensor, type Tensors } from '@inferry/core'
import type { BoundInput } from '../program/bind-program.ts'
import type { Elements } from '../program/value.ts'

/** The rows of a request, and where they lie. Kept and filled anew for each run. */
export interface Feed {
  rows: number
  /** By input, in the program's order; the caller's own arrays. */
  readonly data: Elements[]
  /** By input. */
  readonly columns: number[]
  /** The most columns of an input that may have any number of them. */
  width: number
}

/** Takes a request's tensors, none of them copied. Throws `INVALID_INPUT` that names the one which does not fit. */
export function readInputs(inputs: Tensors, specs: readonly BoundInput[], feed: Feed): void {
  feed.width = 0
  for (let index = 0; index < specs.length; index++) {
    const spec = specs[index] as BoundInput
    const tensor = Object.hasOwn(inputs, spec.name) ? (inputs[spec.name] as Tensor) : undefined
    if (tensor === undefined) throw invalid(spec.name, 'is missing')
    checkTensor(tensor, spec)
    const rows = tensor.dims[0] as number
    if (index > 0 && rows !== feed.rows)
      throw invalid(spec.name, `has ${rows} rows, the ones before it ${feed.rows}`)
    feed.rows = rows
    feed.data[index] = tensor.data
    feed.columns[index] = spec.columns < 0 ? (tensor.dims[1] as number) : spec.columns
    if (spec.columns < 0) feed.width = Math.max(feed.width, tensor.dims[1] as number)
  }
}

function checkTensor({ type, dims, data }: Tensor, spec: BoundInput): void {
  const { name, shape } = spec
  if (type !== spec.type) throw invalid(name, `is ${type}, expected ${spec.type}`)
  let fits = dims.length === shape.length
  let count = 1
  for (let axis = 0; axis < dims.length; axis++) {
    const dim = dims[axis] as number
    count *= dim
    if (shape[axis] !== -1 && shape[axis] !== dim) fits = false
  }
  if (count === 0 && dims[0] !== 0) throw invalid(name, `has no columns: its shape is [${dims}]`)
  if (!fits) throw invalid(name, `has the shape [${dims}], expected [${shape}] (-1 is any)`)
  if (data.length !== count)
    throw invalid(name, `has ${data.length} elements, its shape [${dims}] has ${count}`)
}

function invalid(name: string, sentence: string): InferryError {
  return new InferryError('INVALID_INPUT', `input ${JSON.stringify(name)} ${sentence}`, {
    location: { field: name },
  })
}
