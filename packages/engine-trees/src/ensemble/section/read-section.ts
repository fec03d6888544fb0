import { sectionFault } from '../ensemble-fault.ts'
import { type Areas, type Header, presenceCodes, treeFields } from '../layout.ts'
import { readHeader } from './read-header.ts'

/** A section whose areas are where its header says; all but the records are checked. Arrays are views of `bytes`. */
export interface Section {
  readonly header: Header
  readonly areas: Areas
  /** The section, at a place that is a multiple of 8. */
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly presence: Uint8Array
  readonly columns: Uint32Array
  /** `trees` entries of `treeFields`. */
  readonly trees: Uint32Array
  readonly segments: readonly Segment[]
}

/** Records from `start` to before `end`. */
export interface Segment {
  readonly start: number
  readonly end: number
}

/** Throws `INVALID_ARTIFACT` for whatever would be read or written out of range, but for the records' faults. */
export function readSection(section: Uint8Array): Section {
  const { header, areas } = readHeader(section)
  const bytes = aligned(section)
  const words = (at: number, length: number): Uint32Array =>
    new Uint32Array(bytes.buffer, bytes.byteOffset + at, length)

  const presence = bytes.subarray(areas.presence, areas.presence + header.targets)
  const columns = words(areas.columns, header.columns)
  const trees = words(areas.trees, header.trees * treeFields.size)
  checkBelow(presence, presenceCodes.some + 1, 'a presence code')
  checkBelow(columns, header.features * 2, 'a column')
  const segments = readSegments(trees, header)
  if (header.leafKind === 'sparse') {
    checkStarts(words(areas.leafStarts, header.leaves + 1), header.pairs)
    checkBelow(words(areas.pairTargets, header.pairs), header.targets, "a leaf's target")
  } else if (presence.includes(presenceCodes.some))
    throw sectionFault('its leaves do not tell which targets they have')
  return { header, areas, bytes, presence, columns, trees, segments }
}

/** Typed arrays want their start at a multiple of their elements: a section that lies otherwise is copied, once. */
function aligned(section: Uint8Array): Uint8Array<ArrayBuffer> {
  if (section.byteOffset % 8 === 0 && section.buffer instanceof ArrayBuffer)
    return section as Uint8Array<ArrayBuffer>
  return new Uint8Array(section)
}

function checkBelow(values: Uint8Array | Uint32Array, end: number, what: string): void {
  for (let index = 0; index < values.length; index++) {
    if ((values[index] as number) >= end) throw sectionFault(`${what} is ${values[index]} of ${end}`)
  }
}

/** Segments follow one another as the trees do, and every root is in its own. */
function readSegments(trees: Uint32Array, { records, targets }: Header): readonly Segment[] {
  const starts: number[] = []
  for (let at = 0; at < trees.length; at += treeFields.size) {
    const start = trees[at + treeFields.segment] as number
    const last = starts.at(-1)
    if (start === last) continue
    if (start >= records || start < (last ?? 0) || (last === undefined && start !== 0))
      throw sectionFault(`a segment starts at record ${start} of ${records}`)
    starts.push(start)
  }
  const segments = starts.map((start, index) => ({ start, end: starts[index + 1] ?? records }))
  let index = 0
  for (let at = 0; at < trees.length; at += treeFields.size) {
    if (trees[at + treeFields.segment] !== segments[index]?.start) index++
    const { start, end } = segments[index] as Segment
    const root = trees[at + treeFields.root] as number
    const target = trees[at + treeFields.target] as number
    if (root < start || root >= end) throw sectionFault(`a root is record ${root}, not of ${start} to ${end}`)
    if (target >= targets) throw sectionFault(`a tree's target is ${target} of ${targets}`)
  }
  return segments
}

function checkStarts(starts: Uint32Array, pairs: number): void {
  let last = 0
  for (const start of starts) {
    if (start < last || start > pairs) throw sectionFault(`a leaf starts at weight ${start} of ${pairs}`)
    last = start
  }
}
