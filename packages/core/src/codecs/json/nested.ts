import { InferryError } from '../../errors/inferry-error.ts'
import { createTensor, elementCount } from '../../tensor/create-tensor.ts'
import { allocate } from '../../tensor/element-type.ts'
import type { ElementArrays, ElementType, Tensor } from '../../tensor/tensor.ts'
import { showValue } from '../show-value.ts'
import { jsonWanted, setJson } from './json-element.ts'

/**
 * A tensor from parsed JSON: an array nested as `dims` say, or the flat array of all values in row-major order.
 * `field` names it in messages. Memory is taken only once all lengths were found right.
 */
export function readNested<T extends ElementType>(
  type: T,
  dims: readonly number[],
  value: unknown,
  field: string,
): Extract<Tensor, { type: T }> {
  const count = elementCount(dims)
  const flat = Array.isArray(value) && value.length === count && !(Array.isArray(value[0]) && dims.length > 1)
  if (!flat) checkLengths(value, dims, 0, field)
  const reader = { type, data: allocate(type, count), set: setJson[type], at: 0, field }
  fill(reader, value, flat ? 1 : dims.length)
  return createTensor(type, dims, reader.data)
}

/** Checks all lengths above the values themselves. Goes no deeper than `dims`. */
function checkLengths(value: unknown, dims: readonly number[], axis: number, field: string): void {
  if (axis === dims.length) return
  if (!Array.isArray(value) || value.length !== dims[axis]) {
    const flat = axis === 0 ? `, or the flat array of all ${elementCount(dims)} values` : ''
    const message = `${field}: the shape [${dims}] wants arrays of ${dims[axis]} at depth ${axis}${flat}; found ${showValue(value)}`
    throw new InferryError('INVALID_INPUT', message, { location: { field } })
  }
  if (axis + 1 < dims.length) for (const item of value) checkLengths(item, dims, axis + 1, field)
}

interface Reader<T extends ElementType> {
  readonly type: T
  readonly data: ElementArrays[T]
  readonly set: (data: ElementArrays[T], at: number, value: unknown) => boolean
  readonly field: string
  at: number
}

function fill<T extends ElementType>(reader: Reader<T>, value: unknown, depth: number): void {
  if (depth > 1) {
    for (const item of value as readonly unknown[]) fill(reader, item, depth - 1)
    return
  }
  const { type, data, set, field } = reader
  for (const item of depth === 0 ? [value] : (value as readonly unknown[])) {
    if (!set(data, reader.at, item)) {
      const message = `${field}: value ${reader.at} is ${showValue(item)}, expected ${jsonWanted[type]} (${type})`
      throw new InferryError('INVALID_INPUT', message, { location: { field } })
    }
    reader.at++
  }
}
