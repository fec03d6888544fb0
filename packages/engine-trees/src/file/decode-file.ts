import { isInteger, isObject } from '../program/json.ts'
import { fileFault } from './file-fault.ts'
import { aligned, alignment, formatVersion, magic, maxHeader, preamble } from './format.ts'

export interface DecodedFile {
  /** The header as it was parsed: nothing in it is checked yet but its sections. */
  readonly header: Readonly<Record<string, unknown>>
  /** Views of the file's bytes, each at a multiple of 64 bytes from the start of their buffer. */
  readonly sections: readonly Uint8Array[]
}

/** Takes a compiled file apart. Throws `INVALID_ARTIFACT` that names the part which is wrong. */
export function decodeFile(file: Uint8Array): DecodedFile {
  const bytes = atAlignment(file)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < preamble)
    throw fileFault('the file', `has ${bytes.length} bytes, at least ${preamble} are needed`)
  if (magic.some((byte, index) => byte !== bytes[index]))
    throw fileFault('magic', 'it does not begin as a compiled file; pack the model again')
  const version = view.getUint32(8, true)
  if (version !== formatVersion) {
    const message = `is ${version}, this release reads ${formatVersion}; pack the model again`
    throw fileFault('format version', message)
  }
  const length = view.getUint32(12, true)
  if (length > maxHeader || preamble + length > bytes.length)
    throw fileFault('header', `its length is ${length}, the file has ${bytes.length} bytes`)
  const header = parseHeader(bytes.subarray(preamble, preamble + length))
  return { header, sections: readSections(header['sections'], bytes, aligned(preamble + length)) }
}

/** Memory that begins at an odd place, as small buffers of Node do, is copied. */
function atAlignment(file: Uint8Array): Uint8Array {
  return file.byteOffset % alignment === 0 ? file : new Uint8Array(file)
}

function parseHeader(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  let header: unknown
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw fileFault('header', `it is not JSON: ${(cause as Error).message}`)
  }
  if (!isObject(header)) throw fileFault('header', 'expected an object')
  return header
}

function readSections(list: unknown, bytes: Uint8Array, start: number): readonly Uint8Array[] {
  if (!Array.isArray(list)) throw fileFault('sections', 'expected a list')
  const most = bytes.length - start
  let end = 0
  const sections = list.map((place: unknown, index) => {
    const at = `section ${index}`
    if (!Array.isArray(place) || place.length !== 2) throw fileFault(at, 'expected [offset, length]')
    const [offset, length] = place as unknown[]
    if (!isInteger(offset, 0, most) || !isInteger(length, 0, most) || offset + length > most)
      throw fileFault(
        at,
        `[${offset}, ${length}] lies outside of the file, which has ${most} bytes for sections`,
      )
    if (offset !== aligned(end)) throw fileFault(at, `begins at ${offset}, expected ${aligned(end)}`)
    end = offset + length
    return bytes.subarray(start + offset, start + end)
  })
  if (end !== Math.max(most, 0)) throw fileFault('the file', `has ${most - end} bytes after its last section`)
  return sections
}
