const round = Math.fround

/** Coefficients of x^9, x^7 … x, and of x^10, x^8 … 1: those of Eigen's rational approximation, which onnxruntime uses. */
const odd = [
  4.37031012579801e-11, 1.15627324459942e-7, 6.08574864600143e-5, 8.51377133304701e-3, 0.248287947061529,
].map(round)
const even = [
  6.10247389755681e-13, 5.76102136993427e-9, 6.2910678501704e-6, 1.70198817374094e-3, 0.116817656904453,
  0.99315192102318,
].map(round)

/**
 * The logistic function of a float32 by onnxruntime's approximation, which is far from the function itself for small
 * answers: it is one half plus what is about minus one half. In fused steps, as processors of today do it.
 */
export function sigmoid(x: number): number {
  const value = Math.min(Math.max(x, -18), 18)
  const square = round(value * value)
  const above = round(polynomial(odd, square) * value)
  return Math.min(Math.max(round(round(above / polynomial(even, square)) + 0.5), 0), 1)
}

/** A product of two float32 is exact in float64, so that each step rounds once to float32. */
function polynomial(coefficients: readonly number[], x: number): number {
  let result = coefficients[0] as number
  for (let at = 1; at < coefficients.length; at++) result = round(result * x + (coefficients[at] as number))
  return result
}
