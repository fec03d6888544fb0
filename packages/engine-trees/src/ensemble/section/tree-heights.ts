import { columnBits, maxNarrowColumns, treeFields } from '../layout.ts'
import type { Section } from './read-section.ts'

/** The most steps from each tree's root to a leaf; the records are checked. Children are behind their parents. */
export function treeHeights({ header, areas, bytes, trees, segments }: Section): readonly number[] {
  const { records, recordBytes } = header
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + areas.records, (records * recordBytes) / 4)
  const narrow = recordBytes === 8
  const heights = new Uint32Array(records)
  for (const { start, end } of segments)
    for (let record = end - 1; record >= start; record--) {
      const word = narrow ? (words[record * 2] as number) : 0
      const column = narrow ? word & maxNarrowColumns : (words[record * 4 + 2] as number)
      if (column === 0) continue
      const child = start + (narrow ? word >>> columnBits : (words[record * 4 + 3] as number))
      heights[record] = 1 + Math.max(heights[child] as number, heights[child + 1] as number)
    }
  const found: number[] = []
  for (let at = 0; at < trees.length; at += treeFields.size)
    found.push(heights[trees[at + treeFields.root] as number] as number)
  return found
}
