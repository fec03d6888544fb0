import { treeFields } from '../layout.ts'
import type { Section } from '../section/read-section.ts'
import type { RowWalk } from './row-walk.ts'

/** Walks wide records, in place. */
export function createWideWalk({ header, areas, bytes, columns, trees }: Section): RowWalk {
  const at = bytes.byteOffset + areas.records
  const thresholds = new Float64Array(bytes.buffer, at, header.records * 2)
  const words = new Int32Array(bytes.buffer, at, header.records * 4)
  const single = header.precision === 'float32'
  const row = new Float64Array(columns.length + 1)
  row[0] = Number.NEGATIVE_INFINITY
  const payloads = new Float64Array(header.trees)
  const entries = new Int32Array(trees.buffer, trees.byteOffset, trees.length)
  return {
    leaves: payloads,
    weights: payloads,
    walk(x, start) {
      fillRow(row, columns, x, start, single)
      walkTrees(words, thresholds, row, entries, payloads)
    },
  }
}

function fillRow(
  row: Float64Array,
  columns: Uint32Array,
  x: Float32Array | Float64Array,
  start: number,
  single: boolean,
): void {
  for (let column = 0; column < columns.length; column++) {
    const source = columns[column] as number
    const exact = x[start + (source >>> 1)] as number
    const number = single ? Math.fround(exact) : exact
    // A NaN that stays one is never up to a threshold: it goes right.
    row[column + 1] = Number.isNaN(number) && (source & 1) === 1 ? Number.NEGATIVE_INFINITY : number
  }
}

/** As narrow records are walked. */
function walkTrees(
  words: Int32Array,
  thresholds: Float64Array,
  row: Float64Array,
  trees: Int32Array,
  payloads: Float64Array,
): void {
  const { root, segment, size } = treeFields
  const count = payloads.length
  for (let tree = 0; tree < count; tree += 4) {
    // Where trees are left over, the last is walked several times.
    const second = Math.min(tree + 1, count - 1)
    const third = Math.min(tree + 2, count - 1)
    const fourth = Math.min(tree + 3, count - 1)
    const segmentA = trees[tree * size + segment] as number
    const segmentB = trees[second * size + segment] as number
    const segmentC = trees[third * size + segment] as number
    const segmentD = trees[fourth * size + segment] as number
    let a = trees[tree * size + root] as number
    let b = trees[second * size + root] as number
    let c = trees[third * size + root] as number
    let d = trees[fourth * size + root] as number
    for (;;) {
      const columnA = words[(a << 2) + 2] as number
      const columnB = words[(b << 2) + 2] as number
      const columnC = words[(c << 2) + 2] as number
      const columnD = words[(d << 2) + 2] as number
      if ((columnA | columnB | columnC | columnD) === 0) break
      a = (segmentA + next(words, thresholds, a, row[columnA] as number)) | 0
      b = (segmentB + next(words, thresholds, b, row[columnB] as number)) | 0
      c = (segmentC + next(words, thresholds, c, row[columnC] as number)) | 0
      d = (segmentD + next(words, thresholds, d, row[columnD] as number)) | 0
    }
    payloads[tree] = thresholds[a << 1] as number
    payloads[second] = thresholds[b << 1] as number
    payloads[third] = thresholds[c << 1] as number
    payloads[fourth] = thresholds[d << 1] as number
  }
}

/** The comparison is a number that is added, not a branch: no processor could foresee it. */
function next(words: Int32Array, thresholds: Float64Array, record: number, value: number): number {
  return (words[(record << 2) + 3] as number) + 1 - Number(value <= (thresholds[record << 1] as number))
}
