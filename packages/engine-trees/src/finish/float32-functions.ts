import { expf } from './expf.ts'
import { logf } from './logf.ts'

const round = Math.fround

/** `1 / (1 + e^-x)` of a float32, by steps of float32. */
export function logistic(x: number): number {
  const above = round(1 / round(1 + expf(-Math.abs(x))))
  return x < 0 ? round(1 - above) : above
}

const sqrt2 = round(Math.SQRT2)
const constant = round(2 / round(round(Math.PI) * round(0.147)))
const factor = round(1 / round(0.147))

/** `√2 · erf⁻¹(2x - 1)` by Winitzki's approximation (2008), by steps of float32. NaN outside of 0 to 1. */
export function probit(x: number): number {
  const y = round(round(2 * x) - 1)
  const log = logf(round(round(1 - y) * round(1 + y)))
  const v = round(constant + round(0.5 * log))
  const root = round(Math.sqrt(round(round(v * v) - round(factor * log))))
  const inverse = round(Math.sqrt(round(-v + root)))
  return round(sqrt2 * (y < 0 ? -inverse : inverse))
}
