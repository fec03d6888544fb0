import type { Header } from './layout.ts'

/** A view of floats of the ensemble's precision. */
export function floats(
  { precision }: Pick<Header, 'precision'>,
  buffer: ArrayBuffer,
  at: number,
  length: number,
): Float32Array | Float64Array {
  return precision === 'float32' ? new Float32Array(buffer, at, length) : new Float64Array(buffer, at, length)
}

/** New floats of the ensemble's precision. */
export function newFloats(
  { precision }: Pick<Header, 'precision'>,
  length: number,
): Float32Array | Float64Array {
  return precision === 'float32' ? new Float32Array(length) : new Float64Array(length)
}
