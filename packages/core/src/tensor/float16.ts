/**
 * IEEE 754 binary16 bit patterns to numbers and back. `DataView.getFloat16` and `Math.f16round` are newer than the
 * oldest Node we support.
 */
const scratch = new DataView(new ArrayBuffer(8))

/** Adding and subtracting it rounds a smaller positive number to a whole one, ties to even. */
const roundToWhole = 2 ** 52

/** The number that 16 bits stand for; exact. */
export function float16ToNumber(bits: number): number {
  const exponent = (bits >>> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 0) return (bits & 0x8000 ? -fraction : fraction) / 16777216
  const widened = exponent === 0x1f ? 0xff : exponent + 112
  scratch.setUint32(0, ((bits & 0x8000) << 16) | (widened << 23) | (fraction << 13))
  return scratch.getFloat32(0)
}

/** The nearest float16 of a number, ties to even, in one rounding; beyond the greatest it is infinity. */
export function numberToFloat16(value: number): number {
  scratch.setFloat64(0, value)
  const high = scratch.getUint32(0)
  const sign = (high >>> 16) & 0x8000
  const magnitude = Math.abs(value)
  if (Number.isNaN(value)) return 0x7e00
  if (magnitude >= 65520) return sign | 0x7c00
  const exponent = Math.max(((high >>> 20) & 0x7ff) - 1023, -14)
  // A multiple of the last place's value. A carry out of the fraction runs into the exponent, as it should.
  const units = magnitude * 2 ** (10 - exponent) + roundToWhole - roundToWhole
  return sign | (units + (exponent + 14) * 1024)
}
