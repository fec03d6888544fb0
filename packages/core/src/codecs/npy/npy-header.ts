import { InferryError } from '../../errors/inferry-error.ts'
import { elementCount } from '../../tensor/create-tensor.ts'
import { type NpyType, parseNpyType } from './npy-type.ts'
import { type PythonValue, parsePythonLiteral } from './python-literal.ts'

/** A field of a structured array, or the elements of a plain one (`name` undefined). */
export interface NpyField {
  readonly name: string | undefined
  readonly type: NpyType
  /** The field's own shape. */
  readonly shape: readonly number[]
  /** Bytes from the start of the item. */
  readonly offset: number
}

/** What an npy file holds, and where. */
export interface NpyArray {
  readonly shape: readonly number[]
  readonly fortranOrder: boolean
  readonly structured: boolean
  readonly fields: readonly NpyField[]
  /** Bytes of one item: an element, or all fields of a structured one. */
  readonly itemSize: number
  readonly data: Uint8Array
}

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]
const longestHeader = 1024 * 1024
const mostDims = 32

/** Reads an npy file of format 1.0, 2.0 or 3.0. Throws unless its data is exactly as long as dtype and shape say. */
export function parseNpy(body: Uint8Array): NpyArray {
  if (!magic.every((byte, at) => body[at] === byte))
    throw malformed('the body is no npy file: it does not start with \\x93NUMPY')
  const major = body[6]
  if (major === undefined || major < 1 || major > 3)
    throw malformed(`the npy format ${major}.${body[7]} is not read; known are 1 to 3`)
  const start = major === 1 ? 10 : 12
  if (body.length < start) throw malformed('the npy file ends in its header')
  const view = new DataView(body.buffer, body.byteOffset)
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true)
  if (length > longestHeader) throw malformed(`the npy header is longer than ${longestHeader} bytes`)
  if (body.length < start + length) throw malformed('the npy file ends in its header')
  const text = headerText(body.subarray(start, start + length), major)
  return describe(parsePythonLiteral(text), body.subarray(start + length))
}

function headerText(bytes: Uint8Array, major: number): string {
  if (major < 3) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw malformed('the npy header is not UTF-8')
  }
}

function describe(header: PythonValue, data: Uint8Array): NpyArray {
  if (!(header instanceof Map) || header.size !== 3)
    throw malformed('the npy header is no dict of descr, fortran_order and shape')
  const shape = shapeOf(header.get('shape'), 'shape')
  if (elementCount(shape) === 0)
    throw new InferryError('INVALID_INPUT', `the npy array is empty: its shape is (${shape})`)
  const fortranOrder = header.get('fortran_order')
  if (typeof fortranOrder !== 'boolean') throw malformed('the npy header has no fortran_order')
  const descr = header.get('descr')
  const structured = Array.isArray(descr)
  const fields = structured
    ? fieldsOf(descr)
    : [{ name: undefined, type: parseNpyType(descr), shape: [], offset: 0 }]
  const itemSize = fields.reduce((sum, { type, shape: own }) => sum + type.size * elementCount(own), 0)
  const size = itemSize * elementCount(shape)
  if (size !== data.length) {
    throw malformed(`the npy file has ${data.length} bytes of data; dtype and shape (${shape}) need ${size}`)
  }
  return { shape, fortranOrder, structured, fields, itemSize, data }
}

function fieldsOf(descr: readonly PythonValue[]): readonly NpyField[] {
  const names = new Set<string>()
  let offset = 0
  return descr.map((field) => {
    const [title, dtype, own] = Array.isArray(field) ? (field as readonly PythonValue[]) : []
    const name = Array.isArray(title) ? title[1] : title
    if (typeof name !== 'string' || names.has(name))
      throw malformed('the npy header has a field without a name of its own')
    names.add(name)
    const type = parseNpyType(dtype)
    const shape = own === undefined ? [] : shapeOf(typeof own === 'number' ? [own] : own, `field ${name}`)
    if (elementCount(shape) === 0) throw malformed(`the npy field ${name} is empty`)
    const at = offset
    offset += type.size * elementCount(shape)
    return { name, type, shape, offset: at }
  })
}

function shapeOf(value: PythonValue | undefined, where: string): readonly number[] {
  const isShape =
    Array.isArray(value) &&
    value.length <= mostDims &&
    value.every((dim) => Number.isSafeInteger(dim) && (dim as number) >= 0) &&
    Number.isSafeInteger(elementCount(value as readonly number[]))
  if (!isShape) throw malformed(`the npy header has a ${where} that is no tuple of lengths`)
  return value as readonly number[]
}

function malformed(message: string): InferryError {
  return new InferryError('MALFORMED_BODY', message)
}
