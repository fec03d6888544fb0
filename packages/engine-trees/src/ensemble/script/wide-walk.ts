import { treeFields } from '../layout.ts'
import type { Section } from '../section/read-section.ts'
import type { RowWalk } from './row-walk.ts'

/** Trees that are walked at a time: one waits for memory while the others go on. */
const together = 4

/** Walks wide records, in place. */
export function createWideWalk({ header, areas, bytes, columns, trees }: Section): RowWalk {
  const at = bytes.byteOffset + areas.records
  const thresholds = new Float64Array(bytes.buffer, at, header.records * 2)
  const words = new Uint32Array(bytes.buffer, at, header.records * 4)
  const roundToFloat = header.precision === 'float32'
  const row = new Float64Array(columns.length + 1)
  row[0] = Number.NEGATIVE_INFINITY
  const payloads = new Float64Array(header.trees)

  function fill(x: Float32Array | Float64Array, start: number): void {
    for (let column = 0; column < columns.length; column++) {
      const source = columns[column] as number
      const exact = x[start + (source >>> 1)] as number
      const number = roundToFloat ? Math.fround(exact) : exact
      // A NaN is on no side of a threshold, which is right.
      row[column + 1] = Number.isNaN(number) && (source & 1) === 1 ? Number.NEGATIVE_INFINITY : number
    }
  }

  const columnOf = (record: number): number => words[record * 4 + 2] as number
  function next(record: number, column: number): number {
    const left = Number((row[column] as number) <= (thresholds[record * 2] as number))
    return (words[record * 4 + 3] as number) + 1 - left
  }
  const segmentOf = (tree: number): number => trees[tree * treeFields.size + treeFields.segment] as number
  const rootOf = (tree: number): number => trees[tree * treeFields.size + treeFields.root] as number

  function walkOne(tree: number): void {
    let record = rootOf(tree)
    for (let column = columnOf(record); column !== 0; column = columnOf(record))
      record = segmentOf(tree) + next(record, column)
    payloads[tree] = thresholds[record * 2] as number
  }

  function walkFour(tree: number): void {
    let a = rootOf(tree)
    let b = rootOf(tree + 1)
    let c = rootOf(tree + 2)
    let d = rootOf(tree + 3)
    const segmentA = segmentOf(tree)
    const segmentB = segmentOf(tree + 1)
    const segmentC = segmentOf(tree + 2)
    const segmentD = segmentOf(tree + 3)
    for (;;) {
      const columnA = columnOf(a)
      const columnB = columnOf(b)
      const columnC = columnOf(c)
      const columnD = columnOf(d)
      if ((columnA | columnB | columnC | columnD) === 0) break
      a = segmentA + next(a, columnA)
      b = segmentB + next(b, columnB)
      c = segmentC + next(c, columnC)
      d = segmentD + next(d, columnD)
    }
    payloads[tree] = thresholds[a * 2] as number
    payloads[tree + 1] = thresholds[b * 2] as number
    payloads[tree + 2] = thresholds[c * 2] as number
    payloads[tree + 3] = thresholds[d * 2] as number
  }

  return {
    leaves: payloads,
    weights: payloads,
    walk(x, start) {
      fill(x, start)
      let tree = 0
      for (; tree + together <= header.trees; tree += together) walkFour(tree)
      for (; tree < header.trees; tree++) walkOne(tree)
    },
  }
}
