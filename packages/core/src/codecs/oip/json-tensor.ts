import { InferryError } from '../../errors/inferry-error.ts'
import { elementCount } from '../../tensor/create-tensor.ts'
import type { ElementType, Tensor } from '../../tensor/tensor.ts'
import { jsonValues } from '../json/json-values.ts'
import { readNested } from '../json/nested.ts'
import { showNames, showValue } from '../show-value.ts'
import { elementTypeOf, type OipDatatype, oipDatatype } from './datatype.ts'

/** A tensor as the Open Inference Protocol v2 writes it in JSON, `data` flat and row-major. */
export interface OipTensor {
  readonly name: string
  readonly shape: readonly number[]
  readonly datatype: OipDatatype
  readonly data: readonly unknown[]
}

/** What a body with binary tensors lacks when it is read as JSON. */
export const binaryHeaderWanted =
  'binary tensors want the header Inference-Header-Content-Length, which says how many bytes of the body are JSON'

/** All of an OIP tensor but its values. */
export interface OipHeader {
  readonly name: string
  readonly type: ElementType
  readonly dims: readonly number[]
}

/**
 * Reads `{name, shape, datatype, data}`; `data` may be nested or flat. How values are written: see `setJson`.
 * Throws `INVALID_INPUT` that starts with `where`, such as `inputs[0]`.
 */
export function tensorFromOip(
  value: unknown,
  where: string,
): { readonly name: string; readonly tensor: Tensor } {
  const { name, type, dims } = oipHeader(value, where)
  const { data, parameters } = value as { data?: unknown; parameters?: { binary_data_size?: unknown } | null }
  if (data === undefined && parameters?.binary_data_size !== undefined) throw binaryFault(where)
  if (!Array.isArray(data)) wrong(`${where} (${showValue(name)})`, 'data', data, 'an array')
  return { name, tensor: readNested(type, dims, data, `${where} (${showValue(name)})`) }
}

/** Reads `name`, `shape` and `datatype`. */
export function oipHeader(value: unknown, where: string): OipHeader {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InferryError('INVALID_INPUT', `${where} is ${showValue(value)}, expected an object`)
  }
  const { name, shape, datatype } = value as { name?: unknown; shape?: unknown; datatype?: unknown }
  if (typeof name !== 'string' || name === '') wrong(where, 'name', name, 'a name')
  const type = elementTypeOf(datatype)
  if (type === undefined)
    wrong(where, 'datatype', datatype, `one of ${showNames(Object.values(oipDatatype))}`)
  if (!Array.isArray(shape) || shape.length > 32) {
    wrong(where, 'shape', shape, 'an array of at most 32 whole numbers')
  }
  const odd = shape.findIndex((dim) => !Number.isSafeInteger(dim) || dim < 0)
  if (odd >= 0) wrong(where, `shape[${odd}]`, shape[odd], 'the size that is sent, a whole number')
  if (!Number.isSafeInteger(elementCount(shape))) wrong(where, 'shape', shape, 'fewer elements')
  return { name, type, dims: shape as readonly number[] }
}

/**
 * The opposite of {@link tensorFromOip}: NaN is `null`, the infinities are strings; int64 and uint64 are numbers
 * within ±(2^53 - 1) and strings beyond; floats have the fewest digits that read back exactly.
 */
export function tensorToOip(name: string, tensor: Tensor): OipTensor {
  return { name, shape: tensor.dims, datatype: oipDatatype[tensor.type], data: jsonValues(tensor) }
}

function binaryFault(where: string): InferryError {
  const field = `${where}.parameters.binary_data_size`
  return new InferryError('INVALID_INPUT', `${field} announces binary data: ${binaryHeaderWanted}`, {
    location: { field },
  })
}

function wrong(where: string, key: string, value: unknown, wanted: string): never {
  const field = `${where}.${key}`
  const message = `${field} is ${showValue(value)}, expected ${wanted}`
  throw new InferryError('INVALID_INPUT', message, { location: { field } })
}
