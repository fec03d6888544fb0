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
export function crc32c(bytes: Buffer, start: number, end: number): number {
  let sum = -1
  let at = start
  for (; at + 8 <= end; at += 8) {
    const low = sum ^ bytes.readInt32LE(at)
    const high = bytes.readInt32LE(at + 4)
    sum =
      effect(7, low & 0xff) ^
      effect(6, (low >>> 8) & 0xff) ^
      effect(5, (low >>> 16) & 0xff) ^
      effect(4, low >>> 24) ^
      effect(3, high & 0xff) ^
      effect(2, (high >>> 8) & 0xff) ^
      effect(1, (high >>> 16) & 0xff) ^
      effect(0, high >>> 24)
  }
  for (; at < end; at++) sum = (sum >>> 8) ^ effect(0, (sum ^ (bytes[at] as number)) & 0xff)
  return ~sum >>> 0
}
