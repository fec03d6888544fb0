import { crc32c } from './crc32c.ts'
import type { Framing } from './framing.ts'

const lengthBytes = 8
const sumBytes = 4
const headBytes = lengthBytes + sumBytes

/**
 * TFRecord; numbers are little-endian:
 *
 *     uint64 length · uint32 masked CRC-32C of the length · data · uint32 masked CRC-32C of the data
 *
 * Source: TensorFlow, "TFRecord and tf.train.Example", TFRecords format details; tensorflow/core/lib/hash/crc32c.h.
 */
export const tfRecord: Framing = {
  headBytes,
  dataBytes(bytes, at, fail) {
    if (bytes.readUInt32LE(at + lengthBytes) !== maskedSum(bytes, at, at + lengthBytes))
      fail('has a length whose checksum does not fit; the object is damaged or not TFRecord')
    return bytes.readUInt32LE(at) + bytes.readUInt32LE(at + 4) * 2 ** 32
  },
  partBytes(dataBytes) {
    return headBytes + dataBytes + sumBytes
  },
  isLast(bytes, at, _first, fail) {
    const start = at + headBytes
    const end = start + bytes.readUInt32LE(at)
    if (bytes.readUInt32LE(end) !== maskedSum(bytes, start, end))
      fail('has data whose checksum does not fit; the object is damaged')
    return true
  },
  content(bytes, start, end) {
    return bytes.subarray(start + headBytes, end - sumBytes)
  },
}

/** Rotated right by 15 bits, plus a constant: sums of data that holds sums are weak. */
export function maskedSum(bytes: Uint8Array, start: number, end: number): number {
  const sum = crc32c(bytes, start, end)
  return (((sum >>> 15) | (sum << 17)) + 0xa282ead8) >>> 0
}
