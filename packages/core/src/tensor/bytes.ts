import { InferryError } from '../errors/inferry-error.ts'
import { allocate, bytesPerElement } from './element-type.ts'
import type { ElementArrays, ElementType, Tensor, Tensors } from './tensor.ts'

/** Every type but `string`. */
export type FixedType = Exclude<ElementType, 'string'>

/**
 * The memory of a tensor's numbers: little-endian, as every machine that we run on is; row-major. Not copied.
 */
export function numberBytes(tensor: Tensor): Uint8Array {
  const { data } = tensor
  if (Array.isArray(data)) throw new InferryError('INTERNAL', 'strings have no fixed size in bytes')
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
}

/**
 * Numbers from little-endian bytes, copied, so that bytes at an odd offset will do. Throws `INVALID_INPUT` for a
 * length that is no whole number of elements and for a `bool` that is neither 0 nor 1; `field` names it in messages.
 */
export function numbersFromBytes<T extends FixedType>(
  type: T,
  bytes: Uint8Array,
  field: string,
): ElementArrays[T] {
  const size = bytesPerElement[type]
  if (bytes.length % size !== 0) {
    const message = `${field}: ${bytes.length} bytes are no whole number of ${type} elements of ${size} bytes`
    throw new InferryError('INVALID_INPUT', message, { location: { field } })
  }
  const data = allocate(type, bytes.length / size)
  new Uint8Array((data as Uint8Array).buffer).set(bytes)
  if (type === 'bool') {
    const at = bytes.findIndex((byte) => byte > 1)
    if (at >= 0) {
      const message = `${field}: value ${at} is the byte ${bytes[at]}, expected 0 or 1 (bool)`
      throw new InferryError('INVALID_INPUT', message, { location: { field } })
    }
  }
  return data
}

/** Bytes of memory that the tensors hold; for strings those of their characters, which is about that. */
export function tensorsSize(tensors: Tensors): number {
  let size = 0
  for (const name in tensors) {
    const { data } = tensors[name] as Tensor
    if (!Array.isArray(data)) size += data.byteLength
    else for (const text of data) size += 16 + 2 * text.length
  }
  return size
}
