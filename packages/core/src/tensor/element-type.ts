import type { ElementArrays, ElementType } from './tensor.ts'

/** Bytes of one element in memory and on the wire; 0 for strings, which have no fixed size. */
export const bytesPerElement: Readonly<Record<ElementType, number>> = {
  float16: 2,
  float32: 4,
  float64: 8,
  int8: 1,
  int16: 2,
  int32: 4,
  int64: 8,
  uint8: 1,
  uint16: 2,
  uint32: 4,
  uint64: 8,
  bool: 1,
  string: 0,
}

/** Every element type of a tensor. */
export const elementTypes = Object.keys(bytesPerElement) as readonly ElementType[]

export function isElementType(value: unknown): value is ElementType {
  return typeof value === 'string' && Object.hasOwn(bytesPerElement, value)
}

const allocators: { readonly [T in ElementType]: (length: number) => ElementArrays[T] } = {
  float16: (length) => new Uint16Array(length),
  float32: (length) => new Float32Array(length),
  float64: (length) => new Float64Array(length),
  int8: (length) => new Int8Array(length),
  int16: (length) => new Int16Array(length),
  int32: (length) => new Int32Array(length),
  int64: (length) => new BigInt64Array(length),
  uint8: (length) => new Uint8Array(length),
  uint16: (length) => new Uint16Array(length),
  uint32: (length) => new Uint32Array(length),
  uint64: (length) => new BigUint64Array(length),
  bool: (length) => new Uint8Array(length),
  string: (length) => new Array<string>(length).fill(''),
}

/** A zeroed array of `length` elements; empty strings for `string`. */
export function allocate<T extends ElementType>(type: T, length: number): ElementArrays[T] {
  return allocators[type](length)
}
