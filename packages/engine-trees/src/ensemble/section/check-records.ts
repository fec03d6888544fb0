import { columnBits, type Header, maxNarrowColumns } from '../layout.ts'
import { sectionFault } from './section-fault.ts'

/**
 * Checks that every record is a leaf with a payload in range, or a decision on a column there is with children behind
 * it; gives each record's height: the steps to the farthest leaf below it.
 */
export function checkNarrowRecords(header: Header, bytes: Uint8Array, at: number): Uint32Array {
  const { records, columns, leaves } = header
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + at, records * 2)
  const payloads = header.leafKind === 'weight' ? 2 ** 32 : leaves
  const heights = new Uint32Array(records)
  // Children stand behind their parents: theirs is known when a parent's is asked.
  for (let record = records - 1; record >= 0; record--) {
    const word = words[record * 2 + 1] as number
    const step = word >>> columnBits
    const column = word & maxNarrowColumns
    if (step === 0) {
      if (column !== columns || (words[record * 2] as number) >= payloads) throw badLeaf(record)
      continue
    }
    const child = record + step
    if (child + 1 >= records || column >= columns) throw badDecision(record)
    const left = heights[child] as number
    const right = heights[child + 1] as number
    heights[record] = (left > right ? left : right) + 1
  }
  return heights
}

/** As {@link checkNarrowRecords}. */
export function checkWideRecords(header: Header, bytes: Uint8Array, at: number): Uint32Array {
  const { records, columns, leaves } = header
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + at, records * 4)
  const floats = new Float64Array(bytes.buffer, bytes.byteOffset + at, records * 2)
  const isWeight = header.leafKind === 'weight'
  const heights = new Uint32Array(records)
  for (let record = records - 1; record >= 0; record--) {
    const column = words[record * 4 + 2] as number
    const step = words[record * 4 + 3] as number
    if (step === 0) {
      const payload = floats[record * 2] as number
      const fits = isWeight
        ? !Number.isNaN(payload)
        : Number.isInteger(payload) && payload >= 0 && payload < leaves
      if (column !== columns || !fits) throw badLeaf(record)
      continue
    }
    const child = record + step
    if (child + 1 >= records || column >= columns) throw badDecision(record)
    heights[record] = Math.max(heights[child] as number, heights[child + 1] as number) + 1
  }
  return heights
}

const badLeaf = (record: number): Error => sectionFault(`record ${record} is no possible leaf`)
const badDecision = (record: number): Error => sectionFault(`record ${record} is no possible decision`)
