/** Castagnoli's, its bits reflected. */
const polynomial = 0x82f63b78

/** At `k << 8 | byte`: what a byte does to the sum that is taken `k` bytes later, so that eight are taken at once. */
const table = createTable()

function createTable(): Int32Array {
  const sums = new Int32Array(8 * 256)
  for (let byte = 0; byte < 256; byte++) {
    let sum = byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ polynomial : sum >>> 1
    sums[byte] = sum
  }
  for (let at = 256; at < sums.length; at++) {
    const before = sums[at - 256] as number
    sums[at] = (before >>> 8) ^ (sums[before & 0xff] as number)
  }
  return sums
}

function effect(k: number, byte: number): number {
  return table[(k << 8) | byte] as number
}

/** CRC-32C of `bytes[start…end)`, unsigned. Source: RFC 3720, 12.1 and appendix B.4. */
export function crc32c(bytes: Uint8Array, start: number, end: number): number {
  let sum = -1
  let at = start
  for (; at + 8 <= end; at += 8)
    sum =
      effect(7, (sum ^ (bytes[at] as number)) & 0xff) ^
      effect(6, ((sum >>> 8) ^ (bytes[at + 1] as number)) & 0xff) ^
      effect(5, ((sum >>> 16) ^ (bytes[at + 2] as number)) & 0xff) ^
      effect(4, (sum >>> 24) ^ (bytes[at + 3] as number)) ^
      effect(3, bytes[at + 4] as number) ^
      effect(2, bytes[at + 5] as number) ^
      effect(1, bytes[at + 6] as number) ^
      effect(0, bytes[at + 7] as number)
  for (; at < end; at++) sum = (sum >>> 8) ^ effect(0, (sum ^ (bytes[at] as number)) & 0xff)
  return ~sum >>> 0
}
