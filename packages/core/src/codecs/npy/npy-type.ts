import { InferryError } from '../../errors/inferry-error.ts'
import { float16ToNumber } from '../../tensor/float16.ts'
import type { ElementType } from '../../tensor/tensor.ts'
import { showValue } from '../show-value.ts'

/** One element of an npy file: numbers, or text of a fixed room. */
export interface NpyType {
  /** As the file spells it, such as `<f4`. */
  readonly descr: string
  readonly type: ElementType
  /** Bytes. */
  readonly size: number
  /** Whether its bytes are those of a tensor. */
  readonly native: boolean
  readonly read: (bytes: DataView, at: number) => NpyElement
}

export type NpyElement = number | bigint | boolean | string

type Reader = (bytes: DataView, at: number, little: boolean) => NpyElement

const numbers: Readonly<Record<string, readonly [ElementType, Reader]>> = {
  f2: ['float16', (bytes, at, little) => float16ToNumber(bytes.getUint16(at, little))],
  f4: ['float32', (bytes, at, little) => bytes.getFloat32(at, little)],
  f8: ['float64', (bytes, at, little) => bytes.getFloat64(at, little)],
  i1: ['int8', (bytes, at) => bytes.getInt8(at)],
  i2: ['int16', (bytes, at, little) => bytes.getInt16(at, little)],
  i4: ['int32', (bytes, at, little) => bytes.getInt32(at, little)],
  i8: ['int64', (bytes, at, little) => bytes.getBigInt64(at, little)],
  u1: ['uint8', (bytes, at) => bytes.getUint8(at)],
  u2: ['uint16', (bytes, at, little) => bytes.getUint16(at, little)],
  u4: ['uint32', (bytes, at, little) => bytes.getUint32(at, little)],
  u8: ['uint64', (bytes, at, little) => bytes.getBigUint64(at, little)],
  b1: ['bool', readBool],
}

/** Reads a dtype such as `<f4`, `>i8`, `|b1`, `<U12` or `|S5`. Throws `INVALID_INPUT` for those that no tensor holds. */
export function parseNpyType(descr: unknown): NpyType {
  const [, order, kind, digits] = /^([<>|=]?)([a-zA-Z?])(\d{0,9})$/.exec(String(descr)) ?? []
  if (typeof descr !== 'string' || kind === undefined) {
    throw new InferryError(
      'MALFORMED_BODY',
      `the npy header has the dtype ${showValue(descr)}, which is none of numpy's`,
    )
  }
  const little = order !== '>'
  const found = Object.hasOwn(numbers, `${kind}${digits}`) ? numbers[`${kind}${digits}`] : undefined
  if (found) {
    const [type, read] = found
    const size = Number(digits)
    return { descr, type, size, native: little || size === 1, read: (bytes, at) => read(bytes, at, little) }
  }
  const length = Number(digits)
  if (kind === 'U' && length > 0) {
    return {
      descr,
      type: 'string',
      size: length * 4,
      native: false,
      read: (bytes, at) => readUtf32(bytes, at, length, little),
    }
  }
  if (kind === 'S' && length > 0) {
    return {
      descr,
      type: 'string',
      size: length,
      native: false,
      read: (bytes, at) => readBytes(bytes, at, length),
    }
  }
  const why = kind === 'O' ? 'Python objects are pickled, which is unsafe to read' : 'no tensor holds it'
  const message = `the npy dtype ${descr} is not read: ${why}; convert with astype() to numbers, bool or a string type`
  throw new InferryError('INVALID_INPUT', message)
}

function readBool(bytes: DataView, at: number): boolean {
  const byte = bytes.getUint8(at)
  if (byte > 1)
    throw new InferryError('MALFORMED_BODY', `byte ${at} of the npy data is ${byte}, expected 0 or 1 (bool)`)
  return byte === 1
}

function readUtf32(bytes: DataView, at: number, length: number, little: boolean): string {
  let end = length
  while (end > 0 && bytes.getUint32(at + (end - 1) * 4) === 0) end--
  let text = ''
  for (let index = 0; index < end; index++) {
    const code = bytes.getUint32(at + index * 4, little)
    if (code > 0x10ffff) {
      throw new InferryError(
        'MALFORMED_BODY',
        `byte ${at + index * 4} of the npy data starts no Unicode character`,
      )
    }
    text += String.fromCodePoint(code)
  }
  return text
}

/** Up to here characters joined one by one are faster than a call of the decoder. */
const short = 16

function readBytes(bytes: DataView, at: number, length: number): string {
  let end = length
  while (end > 0 && bytes.getUint8(at + end - 1) === 0) end--
  if (end > short) return decodeUtf8(bytes, at, end)
  let text = ''
  for (let index = 0; index < end; index++) {
    const code = bytes.getUint8(at + index)
    if (code > 127) return decodeUtf8(bytes, at, end)
    text += String.fromCharCode(code)
  }
  return text
}

let decoder: InstanceType<typeof TextDecoder> | undefined

function decodeUtf8(bytes: DataView, at: number, length: number): string {
  decoder ??= new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  try {
    return decoder.decode(new Uint8Array(bytes.buffer, bytes.byteOffset + at, length))
  } catch (cause) {
    throw new InferryError('MALFORMED_BODY', `the bytes at ${at} of the npy data are no UTF-8`, { cause })
  }
}
