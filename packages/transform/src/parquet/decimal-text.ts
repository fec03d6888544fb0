/**
 * A decimal number with all its digits. `unscaled`: it without its point, as a number or as its bytes.
 *
 * Source: apache/parquet-format, LogicalTypes.md, DECIMAL: two's complement, the most significant byte first.
 */
export function decimalText(unscaled: number | bigint | Uint8Array, scale: number): string {
  const whole = unscaled instanceof Uint8Array ? wholeOf(unscaled) : BigInt(unscaled)
  const digits = (whole < 0n ? -whole : whole).toString().padStart(scale + 1, '0')
  const at = digits.length - scale
  const sign = whole < 0n ? '-' : ''
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, at)}.${digits.slice(at)}`
}

function wholeOf(bytes: Uint8Array): bigint {
  if (bytes.length === 0) return 0n
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')
  return BigInt.asIntN(bytes.length * 8, BigInt(`0x${hex}`))
}
