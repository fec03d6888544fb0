import { numberToFloat16 } from '../../tensor/float16.ts'
import type { ElementArrays, ElementType } from '../../tensor/tensor.ts'
import { integerWanted } from '../integer-wanted.ts'

/** Stores a parsed JSON value at `at`; false if an element of this type cannot be that value. */
type Setter<T extends ElementType> = (data: ElementArrays[T], at: number, value: unknown) => boolean

/**
 * From parsed JSON to elements. Numbers must fit: whole and in range for integers, not beyond the greatest for
 * floats (which round). int64 and uint64 are also read from decimal strings, since a JSON number is exact only
 * within ±(2^53 - 1). `null` is a missing value: NaN for floats, the empty string for strings. NaN and the
 * infinities are strings, as in protobuf's JSON mapping.
 */
export const setJson: { readonly [T in ElementType]: Setter<T> } = {
  float16: (data, at, value) => {
    const number = jsonNumber(value)
    const bits = numberToFloat16(number ?? Number.NaN)
    data[at] = bits
    return number !== undefined && ((bits & 0x7fff) !== 0x7c00 || value !== number)
  },
  float32: (data, at, value) => {
    const number = jsonNumber(value)
    if (number === undefined) return false
    data[at] = number
    return Math.abs(data[at]) !== Number.POSITIVE_INFINITY || value !== number
  },
  float64: (data, at, value) => {
    const number = jsonNumber(value)
    if (number === undefined) return false
    data[at] = number
    return Math.abs(number) !== Number.POSITIVE_INFINITY || value !== number
  },
  int8: setWhole,
  int16: setWhole,
  int32: setWhole,
  uint8: setWhole,
  uint16: setWhole,
  uint32: setWhole,
  int64: setBig,
  uint64: setBig,
  bool: (data, at, value) => {
    data[at] = value === true ? 1 : 0
    return typeof value === 'boolean'
  },
  string: (data, at, value) => {
    data[at] = value === null ? '' : (value as string)
    return value === null || typeof value === 'string'
  },
}

/** What {@link setJson} takes, for messages: `expected …`. */
export const jsonWanted: Readonly<Record<ElementType, string>> = {
  ...integerWanted,
  float16: 'a number within ±65504, or null for a missing one',
  float32: 'a number within the range of float32, or null for a missing one',
  float64: 'a number, or null for a missing one',
  int64: `${integerWanted.int64} (beyond ±(2^53 - 1) as a string)`,
  uint64: `${integerWanted.uint64} (beyond 2^53 - 1 as a string)`,
  bool: 'true or false',
  string: 'a string',
}

function jsonNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  if (value === null || value === 'NaN') return Number.NaN
  if (value === 'Infinity') return Number.POSITIVE_INFINITY
  if (value === '-Infinity') return Number.NEGATIVE_INFINITY
  return undefined
}

function setWhole(data: { [at: number]: number }, at: number, value: unknown): boolean {
  if (typeof value !== 'number') return false
  data[at] = value
  return data[at] === value
}

const decimal = /^-?(?:0|[1-9]\d{0,19})$/

function setBig(data: BigInt64Array | BigUint64Array, at: number, value: unknown): boolean {
  if (
    !(typeof value === 'number'
      ? Number.isSafeInteger(value)
      : typeof value === 'string' && decimal.test(value))
  ) {
    return false
  }
  const big = BigInt(value as number | string)
  data[at] = big
  return data[at] === big
}
