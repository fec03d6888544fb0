import { type ElementType, float16ToNumber } from '@inferry/core'

/** Makes one element of another; the result is stored in an array of the new type. */
// biome-ignore lint/suspicious/noExplicitAny: numbers, BigInts and texts, each to each.
export type Convert = (value: any) => any

const floats: ReadonlySet<ElementType> = new Set(['float32', 'float64'])
const big: ReadonlySet<ElementType> = new Set(['int64', 'uint64'])
const small: ReadonlySet<ElementType> = new Set([
  'int8',
  'int16',
  'int32',
  'uint8',
  'uint16',
  'uint32',
  'bool',
])

/**
 * How an element becomes one of another type, as ONNX's `Cast` does; `store` where the array that it is put in does it
 * all. Undefined for what is not offered: texts as numbers, floating point as text, and casts of which C++ says nothing.
 */
export function conversion(from: ElementType, to: ElementType): Convert | 'store' | undefined {
  if (from === to) return 'store'
  if (from === 'float16') return to === 'float32' || to === 'float64' ? float16ToNumber : undefined
  if (from === 'string' || to === 'float16') return undefined
  if (to === 'string') return from !== 'bool' && !floats.has(from) ? String : undefined
  if (to === 'bool')
    return big.has(from) ? (value) => (value === 0n ? 0 : 1) : (value) => (value === 0 ? 0 : 1)
  if (big.has(from)) {
    if (to === 'float32') return bigToFloat32
    if (to === 'float64') return Number
    return big.has(to) ? 'store' : (value) => Number(BigInt.asIntN(32, value))
  }
  if (small.has(from)) return big.has(to) ? BigInt : 'store'
  if (floats.has(to)) return 'store'
  if (to === 'int64') return floatToInt64
  return to === 'int32' ? floatToInt32 : undefined
}

/** In one rounding: through float64 there would be two, so what it would cut off is kept as one sticky bit. */
function bigToFloat32(value: bigint): number {
  if (value >= -(2n ** 53n) && value <= 2n ** 53n) return Number(value)
  return Number((value >> 11n) | (value & 2047n ? 1n : 0n)) * 2048
}

/** What is out of range, NaN too, becomes the least number: so do x86 processors. */
function floatToInt64(value: number): bigint {
  return Math.abs(value) < 2 ** 63 ? BigInt(Math.trunc(value)) : -(2n ** 63n)
}

function floatToInt32(value: number): number {
  const whole = Math.trunc(value)
  return whole >= -(2 ** 31) && whole < 2 ** 31 ? whole : -(2 ** 31)
}
