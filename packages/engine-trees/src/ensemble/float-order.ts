/** Floats as integers that are in the same order: what narrow records compare, and the neighbour below a float. */

const float = new Float32Array(1)
const floatBits = new Int32Array(float.buffer)
const double = new Float64Array(1)
const doubleBits = new BigInt64Array(double.buffer)

/** Smaller or equal to every key: where a NaN is that goes left, and the column that leaves compare. */
export const lowestKey = -0x80000000
/** Larger than every key but a NaN's that goes right. */
export const highestKey = 0x7fffffff

/** `key(a) <= key(b)` if and only if `a <= b`, for float32 values but NaN; -0 and +0 have the same key. */
export function floatKey(value: number): number {
  float[0] = value + 0
  const bits = floatBits[0] as number
  return bits ^ ((bits >> 31) & 0x7fffffff)
}

/** The float32 that has the key. */
export function floatOfKey(key: number): number {
  floatBits[0] = key ^ ((key >> 31) & 0x7fffffff)
  return float[0] as number
}

/** The next smaller float, so that `x < value` if and only if `x <= it`; undefined below -Infinity. */
export function previousFloat(value: number, precision: 'float32' | 'float64'): number | undefined {
  if (value === Number.NEGATIVE_INFINITY) return undefined
  return precision === 'float32' ? previousFloat32(value) : previousFloat64(value)
}

function previousFloat32(value: number): number {
  float[0] = value
  const bits = floatBits[0] as number
  if (value === 0) floatBits[0] = 0x80000001 | 0
  else floatBits[0] = value > 0 ? bits - 1 : bits + 1
  return float[0]
}

function previousFloat64(value: number): number {
  if (value === 0) return -Number.MIN_VALUE
  double[0] = value
  doubleBits[0] = (doubleBits[0] as bigint) + (value > 0 ? -1n : 1n)
  return double[0]
}

/** Where NaN is among keys. */
export function nanKey(left: boolean): number {
  return left ? lowestKey : highestKey
}
