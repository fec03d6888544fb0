import { float16ToNumber, numberToFloat16 } from './float16.ts'

/**
 * The number with the fewest decimal digits that rounds to the finite float32 `value`. `0.1` in float32 is
 * 0.10000000149011612 as a number; this gives 0.1, so that text holds what the model gave and not more.
 */
export function shortestFloat32(value: number): number {
  const magnitude = Math.abs(value)
  if (magnitude < 16777216 && Number.isInteger(value)) return value
  if (magnitude > 1e-12 && magnitude < 1e7) {
    // n / 10^k is rounded once, so it is the very number that k decimals stand for.
    let scale = 10 ** (5 - Math.floor(Math.log10(magnitude)))
    for (let digits = 6; digits < 9; digits++, scale *= 10) {
      const short = Math.round(value * scale) / scale
      if (Math.fround(short) === value) return short
    }
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
