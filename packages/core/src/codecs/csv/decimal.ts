/** Powers of ten that a float64 holds exactly: `10 ** 22` is the last. */
export const powersOfTen: Float64Array = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`))

/** Integers up to here are float64s, each of them. */
const exact = 2 ** 53

/** Parts a float64 in two halves whose products are exact (Veltkamp). */
const splitter = 2 ** 27 + 1
const highHalves = powersOfTen.map((power) => highHalf(power))
const lowHalves = powersOfTen.map((power, at) => power - (highHalves[at] as number))

/** What this times `10 ** power` is exact, as long as it is not larger. By power. */
const exactFactors: Float64Array = powersOfTen.map((_, power) => Math.floor(exact / 5 ** power))

/** `factor * 10 ** power` of a whole `factor`; NaN unless it is exact. `power` is at most 22. */
export function shiftExactly(factor: number, power: number): number {
  return factor <= (exactFactors[power] as number) ? factor * (powersOfTen[power] as number) : Number.NaN
}

/**
 * The float64 nearest to `(high + low) / 10 ** power`, as `Number` reads that decimal; NaN where that cannot be told
 * without more digits. `high` and `low` are whole and exact, and `low` is not larger, unless their sum is below 2 ** 53.
 *
 * Up to 2 ** 53 a single division of exact numbers rounds correctly (Clinger 1990). Beyond, the quotient is corrected by
 * its remainder, found exactly by Dekker's product (1971); the result is trusted if what is left of the correction's
 * error does not change the rounding (Ziv 1991).
 */
export function nearestFloat64(high: number, low: number, power: number): number {
  const sum = high + low
  if (power < 0) return scaledUp(sum, -power)
  if (power > 22) return Number.NaN
  const divisor = powersOfTen[power] as number
  const quotient = sum / divisor
  if (sum <= exact) return quotient
  const product = quotient * divisor
  const quotientHigh = highHalf(quotient)
  const quotientLow = quotient - quotientHigh
  const divisorHigh = highHalves[power] as number
  const divisorLow = lowHalves[power] as number
  const productError =
    quotientHigh * divisorHigh -
    product +
    quotientHigh * divisorLow +
    quotientLow * divisorHigh +
    quotientLow * divisorLow
  const remainder = sum - product - productError + (low - (sum - high))
  const correction = remainder / divisor
  const least = quotient + correction * (1 - 1e-12)
  return least === quotient + correction * (1 + 1e-12) ? least : Number.NaN
}

/**
 * A number that rounds to the same float32 as the float64 nearest to `(high + low) / 10 ** power`; NaN where that cannot
 * be told. `high` and `low` may be rounded, once each: with the sum and the quotient that makes an error of less than
 * 5e-16 of it, and what both ends of a wider interval round to is right.
 */
export function likeFloat32(high: number, low: number, power: number): number {
  const sum = high + low
  if (power < 0) return scaledUp(sum, -power)
  if (power > 22) return Number.NaN
  const quotient = sum / (powersOfTen[power] as number)
  if (sum <= exact) return quotient
  const sure = Math.fround(quotient * (1 - 2e-15)) === Math.fround(quotient * (1 + 2e-15))
  return sure ? quotient : Number.NaN
}

function scaledUp(whole: number, power: number): number {
  return whole <= exact && power <= 22 ? whole * (powersOfTen[power] as number) : Number.NaN
}

function highHalf(value: number): number {
  const scaled = value * splitter
  return scaled - (scaled - value)
}
