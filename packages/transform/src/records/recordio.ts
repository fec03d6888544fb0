import type { Framing } from './framing.ts'

const magic = 0xced7230a
const magicBytes = Buffer.from([0x0a, 0x23, 0xd7, 0xce])
const headBytes = 8

/**
 * RecordIO as MXNet, and SageMaker for protobuf, write it; numbers are little-endian:
 *
 *     uint32 magic · uint32 flag << 29 | length · data · zeros up to a multiple of 4
 *
 * Flag 0 is a whole record. Data that holds the magic number is cut there into parts of the flags 1 (first), 2, 3 (last).
 *
 * Source: dmlc-core, include/dmlc/recordio.h; sagemaker-python-sdk, sagemaker/amazon/common.py.
 */
export const recordIo: Framing = {
  headBytes,
  dataBytes(bytes, at, fail) {
    if (bytes.readUInt32LE(at) !== magic)
      fail(
        'has no RecordIO magic number (0xced7230a) where a part should begin; the object is damaged or not RecordIO',
      )
    return lengthAt(bytes, at)
  },
  partBytes(dataBytes) {
    return headBytes + padded(dataBytes)
  },
  isLast(bytes, at, first, fail) {
    const flag = bytes.readUInt32LE(at + 4) >>> 29
    if (first ? flag > 1 : flag !== 2 && flag !== 3)
      fail(`has a ${first ? 'first' : 'later'} part with the RecordIO flag ${flag}; the object is damaged`)
    return flag === 0 || flag === 3
  },
  content(bytes, start, end) {
    const parts: Buffer[] = []
    for (let at = start; at < end; ) {
      const dataBytes = lengthAt(bytes, at)
      if (at > start) parts.push(magicBytes)
      parts.push(bytes.subarray(at + headBytes, at + headBytes + dataBytes))
      at += headBytes + padded(dataBytes)
    }
    return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)
  },
}

function lengthAt(bytes: Buffer, at: number): number {
  return bytes.readUInt32LE(at + 4) & 0x1fffffff
}

function padded(dataBytes: number): number {
  return Math.ceil(dataBytes / 4) * 4
}
