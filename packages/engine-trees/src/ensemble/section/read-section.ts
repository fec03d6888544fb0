import { type Areas, type Header, presenceCodes } from '../layout.ts'
import { checkNarrowRecords, checkWideRecords } from './check-records.ts'
import { readHeader } from './read-header.ts'
import { sectionFault } from './section-fault.ts'

/** A section that was checked: whatever is walked stays inside of it and ends. All arrays are views of `bytes`. */
export interface Section {
  readonly header: Header
  readonly areas: Areas
  /** The section, at a place that is a multiple of 8. */
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly presence: Uint8Array
  readonly columns: Uint32Array
  readonly roots: Uint32Array
  readonly treeTargets: Uint32Array
  /** How many steps each tree's longest path has. */
  readonly depths: Uint32Array
}

/** Checks all that a walk relies on, in one pass. Throws `INVALID_ARTIFACT`. */
export function readSection(section: Uint8Array): Section {
  const { header, areas } = readHeader(section)
  const bytes = aligned(section)
  const words = (at: number, length: number): Uint32Array =>
    new Uint32Array(bytes.buffer, bytes.byteOffset + at, length)

  const presence = bytes.subarray(areas.presence, areas.presence + header.targets)
  const columns = words(areas.columns, header.columns)
  const roots = words(areas.roots, header.trees)
  const treeTargets = words(areas.treeTargets, header.leafKind === 'weight' ? header.trees : 0)
  checkBelow(presence, presenceCodes.some + 1, 'a presence code')
  checkBelow(columns, header.features * 2, 'a column')
  checkBelow(roots, header.records, 'a root')
  checkBelow(treeTargets, header.targets, "a tree's target")
  if (header.leafKind === 'sparse') {
    checkStarts(words(areas.leafStarts, header.leaves + 1), header.pairs)
    checkBelow(words(areas.pairTargets, header.pairs), header.targets, "a leaf's target")
  } else if (presence.includes(presenceCodes.some))
    throw sectionFault('its leaves do not tell which targets they have')

  const check = header.recordBytes === 8 ? checkNarrowRecords : checkWideRecords
  const heights = check(header, bytes, areas.records)
  return {
    header,
    areas,
    bytes,
    presence,
    columns,
    roots,
    treeTargets,
    depths: roots.map((root) => heights[root] as number),
  }
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

function checkStarts(starts: Uint32Array, pairs: number): void {
  let last = 0
  for (const start of starts) {
    if (start < last || start > pairs) throw sectionFault(`a leaf starts at weight ${start} of ${pairs}`)
    last = start
  }
}
