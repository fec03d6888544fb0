import { type ElementType, float16ToNumber } from '@inferry/core'
import { bigToFloat32, int64ToFloats, lowHalves, numbersToInt64 } from './int64.ts'

/** Makes the first `count` elements of one array elements of another, of the new type. */
// biome-ignore lint/suspicious/noExplicitAny: numbers, BigInts and texts, each to each.
export type Convert = (source: any, target: any, count: number) => void

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
 * How elements become some of another type, as ONNX's `Cast` does. Undefined for what is not offered: texts as numbers,
 * floating point as text, and casts of which C++ says nothing.
 */
export function conversion(from: ElementType, to: ElementType): Convert | undefined {
  if (from === to) return store
  if (from === 'float16') return to === 'float32' || to === 'float64' ? each(float16ToNumber) : undefined
  if (from === 'string' || to === 'float16') return undefined
  if (to === 'string') return from !== 'bool' && !floats.has(from) ? each(String) : undefined
  if (to === 'bool')
    return big.has(from) ? each((value) => (value === 0n ? 0 : 1)) : each((value) => (value === 0 ? 0 : 1))
  if (big.has(from)) {
    if (floats.has(to))
      return from === 'int64' ? int64ToFloats : each(to === 'float32' ? bigToFloat32 : Number)
    return big.has(to) ? store : lowHalves
  }
  if (to === 'int64') return numbersToInt64
  if (small.has(from)) return to === 'uint64' ? each(BigInt) : store
  if (floats.has(to)) return store
  return to === 'int32' ? each(floatToInt32) : undefined
}

/** The array itself rounds to float32, or wraps to the width of its integers. */
const store: Convert = (source, target, count) => {
  for (let index = 0; index < count; index++) target[index] = source[index]
}

// biome-ignore lint/suspicious/noExplicitAny: numbers, BigInts and texts, each to each.
function each(convert: (value: any) => unknown): Convert {
  return (source, target, count) => {
    for (let index = 0; index < count; index++) target[index] = convert(source[index])
  }
}

/** What is out of range, NaN too, becomes the least number: so do x86 processors. */
function floatToInt32(value: number): number {
  const whole = Math.trunc(value)
  return whole >= -(2 ** 31) && whole < 2 ** 31 ? whole : -(2 ** 31)
}
