import type { Program } from '../program/definition.ts'
import { aligned, formatVersion, magic, preamble } from './format.ts'

/** The bytes of a compiled file. The same program and sections give the same bytes. */
export function encodeFile(program: Program, sections: readonly Uint8Array[]): Uint8Array {
  const places: [offset: number, length: number][] = []
  let end = 0
  for (const { length } of sections) {
    places.push([aligned(end), length])
    end = aligned(end) + length
  }
  const header = new TextEncoder().encode(JSON.stringify({ ...program, sections: places }))
  const start = aligned(preamble + header.length)
  const file = new Uint8Array(start + end)
  const view = new DataView(file.buffer)
  file.set(magic)
  view.setUint32(8, formatVersion, true)
  view.setUint32(12, header.length, true)
  file.set(header, preamble)
  for (const [index, section] of sections.entries())
    file.set(section, start + (places[index] as [number, number])[0])
  return file
}
