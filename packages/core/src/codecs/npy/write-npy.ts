import { numberBytes } from '../../tensor/bytes.ts'
import { elementCount } from '../../tensor/create-tensor.ts'
import { bytesPerElement } from '../../tensor/element-type.ts'
import type { ElementType, Tensor } from '../../tensor/tensor.ts'
import { encodeText } from '../decode-text.ts'

const codes: Readonly<Record<Exclude<ElementType, 'string'>, string>> = {
  float16: '<f2',
  float32: '<f4',
  float64: '<f8',
  int8: '|i1',
  int16: '<i2',
  int32: '<i4',
  int64: '<i8',
  uint8: '|u1',
  uint16: '<u2',
  uint32: '<u4',
  uint64: '<u8',
  bool: '|b1',
}

/** An npy file of one tensor: its element type, its shape, C order. Strings take the room of the longest. */
export function writeNpy(tensor: Tensor): Uint8Array {
  const { descr, bytes } = rawElements(tensor)
  return npyFile(`'${descr}'`, tensor.dims, bytes)
}

/** An npy file of a structured array with one field a tensor. All have `rows` as their first dimension. */
export function writeNpyFields(tensors: ReadonlyMap<string, Tensor>, rows: number): Uint8Array {
  const fields = [...tensors].map(([name, tensor]) => {
    const shape = tensor.dims.slice(1)
    const isColumn = shape.length === 0 || (shape.length === 1 && shape[0] === 1)
    const { descr, bytes, size } = rawElements(tensor)
    const type = `${quoted(name)}, '${descr}'${isColumn ? '' : `, ${tuple(shape)}`}`
    return { type, bytes, size: size * elementCount(shape) }
  })
  const itemSize = fields.reduce((sum, { size }) => sum + size, 0)
  const data = new Uint8Array(itemSize * rows)
  let offset = 0
  for (const { bytes, size } of fields) {
    for (let row = 0; row < rows; row++) {
      data.set(bytes.subarray(row * size, (row + 1) * size), row * itemSize + offset)
    }
    offset += size
  }
  return npyFile(`[${fields.map(({ type }) => `(${type})`).join(', ')}]`, [rows], data)
}

/** Elements as numpy holds them, each of `size` bytes. */
function rawElements(tensor: Tensor): {
  readonly descr: string
  readonly bytes: Uint8Array
  readonly size: number
} {
  if (tensor.type !== 'string') {
    return { descr: codes[tensor.type], bytes: numberBytes(tensor), size: bytesPerElement[tensor.type] }
  }
  const texts = tensor.data.map((text) => Array.from(text, (char) => char.codePointAt(0) as number))
  const length = texts.reduce((longest, text) => Math.max(longest, text.length), 1)
  const elements = new Uint32Array(texts.length * length)
  for (const [at, text] of texts.entries()) elements.set(text, at * length)
  return { descr: `<U${length}`, bytes: new Uint8Array(elements.buffer), size: length * 4 }
}

/** The header is padded so that data starts at a multiple of 64 bytes. Format 1.0; 2.0 when long; 3.0 beyond ASCII. */
function npyFile(descr: string, shape: readonly number[], data: Uint8Array): Uint8Array {
  const text = encodeText(`{'descr': ${descr}, 'fortran_order': False, 'shape': ${tuple(shape)}, }`)
  const isAscii = text.every((byte) => byte < 128)
  const major = !isAscii ? 3 : text.length + 74 > 65535 ? 2 : 1
  const start = major === 1 ? 10 : 12
  const length = Math.ceil((start + text.length + 1) / 64) * 64 - start
  const file = new Uint8Array(start + length + data.length)
  file.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, major, 0])
  const view = new DataView(file.buffer)
  if (major === 1) view.setUint16(8, length, true)
  else view.setUint32(8, length, true)
  file.fill(0x20, start + text.length, start + length)
  file.set(text, start)
  file[start + length - 1] = 0x0a
  file.set(data, start + length)
  return file
}

function tuple(dims: readonly number[]): string {
  return dims.length === 1 ? `(${dims[0]},)` : `(${dims.join(', ')})`
}

function quoted(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must be escaped
  const escaped = name.replaceAll(/['\\]/g, '\\$&').replaceAll(/[\u0000-\u001f\u007f]/g, (char) => {
    return `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`
  })
  return `'${escaped}'`
}
