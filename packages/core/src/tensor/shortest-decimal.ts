/** The decimal `digits / 10 ** decimals`. */
export interface Decimal {
  /** A whole number below 1e9. */
  digits: number
  /** How many of the digits stand behind the point. */
  decimals: number
}

/** Powers of ten, exact up to the 22nd. */
export const scales = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`))

/** Powers of ten from 1e-12 to 1e7. */
const bounds = Float64Array.from({ length: 20 }, (_, at) => Number(`1e${at - 12}`))
const one = 12
const last = bounds.length - 1

/**
 * The shortest decimal that rounds to the float32 `magnitude`, put into `decimal`, without zeros at the end of its
 * fraction; of several the nearest. False for all but integers below 2 ** 24 and the numbers from 1e-12 to 1e7.
 *
 * Nine digits always suffice, and what six can say is the same with zeros behind it.
 */
export function shortestDecimal(magnitude: number, decimal: Decimal): boolean {
  if (magnitude < 16777216 && Number.isInteger(magnitude)) {
    decimal.digits = magnitude
    decimal.decimals = 0
    return true
  }
  if (!(magnitude >= (bounds[0] as number) && magnitude < (bounds[last] as number))) return false
  let lead = one
  while (magnitude >= (bounds[lead + 1] as number)) lead++
  while (magnitude < (bounds[lead] as number)) lead--
  const most = one + 8 - lead
  for (let decimals = Math.max(most - 3, 0); decimals <= most; decimals++) {
    const scale = scales[decimals] as number
    const digits = Math.round(magnitude * scale)
    // Exact numbers, divided and so rounded once: the very float64 that is nearest to the decimal.
    if (Math.fround(digits / scale) === magnitude) return trim(digits, decimals, decimal)
  }
  return false
}

function trim(digits: number, decimals: number, decimal: Decimal): true {
  let rest = digits | 0
  let left = decimals
  while (left > 0 && rest % 10 === 0) {
    rest = (rest / 10) | 0
    left--
  }
  decimal.digits = rest
  decimal.decimals = left
  return true
}
