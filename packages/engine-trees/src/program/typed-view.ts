import { bytesPerElement, type ElementType } from '@inferry/core'
import type { Elements } from './value.ts'

const views: Readonly<
  Record<
    Exclude<ElementType, 'string'>,
    (buffer: ArrayBufferLike, offset: number, length: number) => Elements
  >
> = {
  float16: (buffer, offset, length) => new Uint16Array(buffer as ArrayBuffer, offset, length),
  float32: (buffer, offset, length) => new Float32Array(buffer as ArrayBuffer, offset, length),
  float64: (buffer, offset, length) => new Float64Array(buffer as ArrayBuffer, offset, length),
  int8: (buffer, offset, length) => new Int8Array(buffer as ArrayBuffer, offset, length),
  int16: (buffer, offset, length) => new Int16Array(buffer as ArrayBuffer, offset, length),
  int32: (buffer, offset, length) => new Int32Array(buffer as ArrayBuffer, offset, length),
  int64: (buffer, offset, length) => new BigInt64Array(buffer as ArrayBuffer, offset, length),
  uint8: (buffer, offset, length) => new Uint8Array(buffer as ArrayBuffer, offset, length),
  uint16: (buffer, offset, length) => new Uint16Array(buffer as ArrayBuffer, offset, length),
  uint32: (buffer, offset, length) => new Uint32Array(buffer as ArrayBuffer, offset, length),
  uint64: (buffer, offset, length) => new BigUint64Array(buffer as ArrayBuffer, offset, length),
  bool: (buffer, offset, length) => new Uint8Array(buffer as ArrayBuffer, offset, length),
}

/** The elements that these bytes hold, not copied; undefined if they hold no whole number of them. */
export function typedView(type: Exclude<ElementType, 'string'>, bytes: Uint8Array): Elements | undefined {
  const size = bytesPerElement[type]
  if (bytes.byteLength % size !== 0) return undefined
  return views[type](bytes.buffer, bytes.byteOffset, bytes.byteLength / size)
}
