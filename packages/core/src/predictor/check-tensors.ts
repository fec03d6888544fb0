import { showNames, showValue } from '../codecs/show-value.ts'
import { countOf } from '../errors/count-of.ts'
import { InferryError } from '../errors/inferry-error.ts'
import type { TensorSpec } from '../manifest/manifest.ts'
import type { Tensors } from '../tensor/tensor.ts'

/**
 * Checks tensors against their specs: every name there and no other, element types, dimensions that are known, and as
 * many rows, at least one, in each tensor that counts rows. Throws `INVALID_INPUT` that names the tensor; `noun` is
 * `input` or `output`. With `some`, names may be missing.
 */
export function checkTensors(
  tensors: Tensors,
  specs: readonly TensorSpec[],
  noun: string,
  wanted: 'all' | 'some' = 'all',
): void {
  let rows = -1
  let known = 0
  for (const spec of specs) {
    const { name, shape } = spec
    const tensor = Object.hasOwn(tensors, name) ? tensors[name] : undefined
    if (tensor === undefined) {
      if (wanted === 'some') continue
      throw wrongNames(tensors, specs, noun)
    }
    known++
    const { dims } = tensor
    if (tensor.type !== spec.type || !fits(dims, shape)) {
      const found = describe({ ...tensor, shape: dims })
      throw invalid(name, `${noun} ${showValue(name)} is ${found}, expected ${describe(spec)}`)
    }
    if (shape[0] !== -1) continue
    const found = dims[0] as number
    if (found === 0) throw invalid(name, `${noun} ${showValue(name)} has no rows, expected at least one`)
    if (rows === -1) rows = found
    else if (rows !== found)
      throw invalid(
        name,
        `${noun} ${showValue(name)} has ${countOf(found, 'row')}, the ones before it ${rows}`,
      )
  }
  if (Object.keys(tensors).length > known) throw wrongNames(tensors, specs, noun)
}

function fits(dims: readonly number[], shape: readonly number[]): boolean {
  if (dims.length !== shape.length) return false
  for (let axis = 0; axis < shape.length; axis++) {
    if (shape[axis] !== -1 && shape[axis] !== dims[axis]) return false
  }
  return true
}

/** A name that is unknown before those that are missing: it may be one of these, misspelt. */
function wrongNames(tensors: Tensors, specs: readonly TensorSpec[], noun: string): InferryError {
  const known = new Set(specs.map(({ name }) => name))
  const stranger = Object.keys(tensors).find((name) => !known.has(name))
  if (stranger !== undefined) {
    return invalid(stranger, `${noun} ${showValue(stranger)} is unknown; known are ${showNames(known)}`)
  }
  const missing = specs.filter(({ name }) => !Object.hasOwn(tensors, name))
  const [first] = missing as [TensorSpec]
  const message =
    missing.length === 1
      ? `${noun} ${showValue(first.name)} is missing; expected ${describe(first)}`
      : `${noun}s ${showNames(missing.map(({ name }) => name))} are missing`
  return invalid(first.name, message)
}

function describe({ type, shape }: Pick<TensorSpec, 'type' | 'shape'>): string {
  return `${type} [${shape.join(', ')}]`
}

function invalid(field: string, message: string): InferryError {
  return new InferryError('INVALID_INPUT', message, { location: { field } })
}
