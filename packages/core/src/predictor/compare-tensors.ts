import { float16ToNumber } from '../tensor/float16.ts'
import type { Tensor } from '../tensor/tensor.ts'

/** How far an answer may be from the recorded one: `absolute + relative × |recorded|`, for floating point alone. */
export interface Tolerance {
  readonly relative: number
  readonly absolute: number
}

/**
 * Relative, because float32 sums differ by their order; absolute, for what is near 0: a probability that is 1 less a sum
 * of many has the sum's error, whatever is left.
 */
export const defaultTolerance: Tolerance = { relative: 1e-5, absolute: 1e-6 }

/** Two units in the last place: no closer tolerance makes sense for float16. */
const float16Relative = 2 ** -9

export interface Comparison {
  readonly equal: boolean
  /** Over the elements that are finite in both; 0 for other types than floating point. */
  readonly largestAbsolute: number
  /**
   * The largest difference ÷ (|expected| + absolute ÷ relative), so that up to the tolerance's `relative` is what is
   * allowed, also near 0. Over the same elements; where no relative difference is allowed, ÷ |expected| alone.
   */
  readonly largestRelative: number
  /** The flat index of the element that is furthest off, measured by what is allowed; absent if all are identical. */
  readonly at?: number
  /** What is wrong, unless equal. */
  readonly reason?: string
}

/**
 * Compares floating point within a tolerance, and everything else exactly. NaN equals NaN, and an infinity only
 * itself. Element types and dimensions must be the same.
 */
export function compareTensors(
  expected: Tensor,
  actual: Tensor,
  tolerance: Tolerance = defaultTolerance,
): Comparison {
  if (expected.type !== actual.type || String(expected.dims) !== String(actual.dims)) {
    const reason = `is ${actual.type}[${actual.dims}], expected ${expected.type}[${expected.dims}]`
    return { equal: false, largestAbsolute: 0, largestRelative: 0, reason }
  }
  const wanted = floats(expected)
  const found = floats(actual)
  if (wanted === undefined || found === undefined) return compareExactly(expected, actual)
  const relative =
    expected.type === 'float16' ? Math.max(tolerance.relative, float16Relative) : tolerance.relative
  return compareFloats(wanted, found, { ...tolerance, relative })
}

function compareExactly(expected: Tensor, actual: Tensor): Comparison {
  const same = { largestAbsolute: 0, largestRelative: 0 }
  for (let at = 0; at < expected.data.length; at++) {
    if (expected.data[at] === actual.data[at]) continue
    const reason = `is ${show(actual.data[at])} at [${at}], expected ${show(expected.data[at])}`
    return { equal: false, ...same, at, reason }
  }
  return { equal: true, ...same }
}

function compareFloats(
  expected: ArrayLike<number>,
  actual: ArrayLike<number>,
  tolerance: Tolerance,
): Comparison {
  const { absolute, relative } = tolerance
  const floor = relative > 0 ? absolute / relative : 0
  let largestAbsolute = 0
  let largestRelative = 0
  /** Difference ÷ allowed difference; above 1 it is too much. */
  let worst = 0
  let at: number | undefined
  for (let index = 0; index < expected.length; index++) {
    const wanted = expected[index] as number
    const found = actual[index] as number
    if (Object.is(wanted, found) || wanted === found) continue
    const difference = Math.abs(found - wanted)
    let off = Number.POSITIVE_INFINITY
    if (Number.isFinite(difference)) {
      largestAbsolute = Math.max(largestAbsolute, difference)
      largestRelative = Math.max(largestRelative, difference / (Math.abs(wanted) + floor))
      off = difference / (absolute + relative * Math.abs(wanted))
    }
    if (off <= worst) continue
    worst = off
    at = index
  }
  const differences = { largestAbsolute, largestRelative }
  if (at === undefined) return { equal: true, ...differences }
  if (worst <= 1) return { equal: true, ...differences, at }
  const reason = `is ${actual[at]} at [${at}], expected ${expected[at]} within ${relative} of it`
  return { equal: false, ...differences, at, reason }
}

/** The values of a floating-point tensor. */
function floats({ type, data }: Tensor): ArrayLike<number> | undefined {
  if (type === 'float32' || type === 'float64') return data
  if (type === 'float16') return Float32Array.from(data, float16ToNumber)
  return undefined
}

function show(value: string | number | bigint | undefined): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}
