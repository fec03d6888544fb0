import { InferryError } from '../errors/inferry-error.ts'
import type { TensorSpec } from '../manifest/manifest.ts'
import type { Tensors } from '../tensor/tensor.ts'

/**
 * Checks tensors against their specs: every name there and no other, element types, dimensions that are known, and as
 * many rows in each tensor that counts rows. Throws `INVALID_INPUT` that names the tensor; `noun` is `input` or `output`.
 */
export function checkTensors(tensors: Tensors, specs: readonly TensorSpec[], noun: string): void {
  let rows = -1
  for (const spec of specs) {
    const { name, shape } = spec
    const tensor = Object.hasOwn(tensors, name) ? tensors[name] : undefined
    if (tensor === undefined)
      throw invalid(name, `${noun} ${quote(name)} is missing; expected ${describe(spec)}`)
    const { dims } = tensor
    if (tensor.type !== spec.type || !fits(dims, shape)) {
      throw invalid(
        name,
        `${noun} ${quote(name)} is ${describe({ ...tensor, shape: dims })}, expected ${describe(spec)}`,
      )
    }
    if (shape[0] !== -1) continue
    const found = dims[0] as number
    if (rows === -1) rows = found
    else if (rows !== found)
      throw invalid(name, `${noun} ${quote(name)} has ${found} rows, the ones before it ${rows}`)
  }
  for (const name in tensors) {
    if (specs.some((spec) => spec.name === name)) continue
    const known = specs.map((spec) => quote(spec.name)).join(', ')
    throw invalid(name, `${noun} ${quote(name)} is unknown; expected ${known}`)
  }
}

function fits(dims: readonly number[], shape: readonly number[]): boolean {
  if (dims.length !== shape.length) return false
  for (let axis = 0; axis < shape.length; axis++) {
    if (shape[axis] !== -1 && shape[axis] !== dims[axis]) return false
  }
  return true
}

function describe(tensor: Pick<TensorSpec, 'type' | 'shape'>): string {
  return `${tensor.type} [${tensor.shape.join(', ')}]`
}

function quote(name: string): string {
  return JSON.stringify(name)
}

function invalid(field: string, message: string): InferryError {
  return new InferryError('INVALID_INPUT', message, { location: { field } })
}
