import { InferryError } from '../../errors/inferry-error.ts'
import { numberBytes, numbersFromBytes } from '../../tensor/bytes.ts'
import { createTensor, elementCount } from '../../tensor/create-tensor.ts'
import { bytesPerElement } from '../../tensor/element-type.ts'
import type { ElementType, Tensor } from '../../tensor/tensor.ts'
import { encodeText } from '../decode-text.ts'

/**
 * A tensor from the bytes of the OIP binary extension: little-endian, row-major; a string is its length in 4 bytes
 * and its UTF-8. Throws `INVALID_INPUT` for bytes that are not exactly this tensor.
 */
export function tensorFromBinary(
  type: ElementType,
  dims: readonly number[],
  bytes: Uint8Array,
  field: string,
): Tensor {
  const count = elementCount(dims)
  if (type === 'string') return createTensor(type, dims, readStrings(bytes, count, field))
  const wanted = count * bytesPerElement[type]
  if (bytes.length !== wanted) {
    throw fault(field, `${bytes.length} bytes, the shape [${dims}] of ${type} needs ${wanted}`)
  }
  return createTensor(type, dims, numbersFromBytes(type, bytes, field))
}

/** The opposite of {@link tensorFromBinary}; numbers are not copied. */
export function tensorToBinary(tensor: Tensor): Uint8Array {
  return tensor.type === 'string' ? writeStrings(tensor.data) : numberBytes(tensor)
}

/** How many strings these bytes hold, were they whole. */
export function countStrings(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let count = 0
  for (let at = 0; at + 4 <= bytes.length; at += 4 + view.getUint32(at, true)) count++
  return count
}

function readStrings(bytes: Uint8Array, count: number, field: string): string[] {
  if (count * 4 > bytes.length) throw fault(field, `${bytes.length} bytes cannot hold ${count} strings`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const texts = new Array<string>(count)
  let at = 0
  for (let index = 0; index < count; index++) {
    const start = at + 4
    const end = start <= bytes.length ? start + view.getUint32(at, true) : Number.POSITIVE_INFINITY
    if (end > bytes.length)
      throw fault(field, `string ${index} ends after the tensor's ${bytes.length} bytes`)
    try {
      texts[index] = decoder.decode(bytes.subarray(start, end))
    } catch {
      throw fault(field, `string ${index} is not UTF-8`)
    }
    at = end
  }
  if (at !== bytes.length) throw fault(field, `${bytes.length - at} bytes are left after ${count} strings`)
  return texts
}

function writeStrings(texts: readonly string[]): Uint8Array {
  const encoded = texts.map(encodeText)
  const bytes = new Uint8Array(encoded.reduce((sum, text) => sum + 4 + text.length, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const text of encoded) {
    view.setUint32(at, text.length, true)
    bytes.set(text, at + 4)
    at += 4 + text.length
  }
  return bytes
}

function fault(field: string, sentence: string): InferryError {
  return new InferryError('INVALID_INPUT', `${field}: ${sentence}`, { location: { field } })
}
