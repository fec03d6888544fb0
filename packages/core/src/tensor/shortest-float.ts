import { float16ToNumber, numberToFloat16 } from './float16.ts'
import { type Decimal, scales, shortestDecimal } from './shortest-decimal.ts'

const decimal: Decimal = { digits: 0, decimals: 0 }

/**
 * The number with the fewest decimal digits that rounds to the finite float32 `value`. `0.1` in float32 is
 * 0.10000000149011612 as a number; this gives 0.1, so that text holds what the model gave and not more.
 */
export function shortestFloat32(value: number): number {
  if (shortestDecimal(Math.abs(value), decimal)) {
    if (decimal.decimals === 0) return value
    const short = decimal.digits / (scales[decimal.decimals] as number)
    return value < 0 ? -short : short
  }
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits))
    if (Math.fround(short) === value) return short
  }
  return Number(value.toPrecision(9))
}

/** The number with the fewest decimal digits that rounds to the finite float16 `value`. */
export function shortestFloat16(value: number): number {
  if (value === 0) return value
  for (let digits = 1; digits < 5; digits++) {
    const short = Number(value.toPrecision(digits))
    if (float16ToNumber(numberToFloat16(short)) === value) return short
  }
  return Number(value.toPrecision(5))
}
