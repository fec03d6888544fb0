import { lowestKey, nanKey } from '../float-order.ts'
import { columnBits, maxNarrowColumns, treeFields } from '../layout.ts'
import type { Section } from '../section/read-section.ts'
import type { RowWalk } from './row-walk.ts'

/** Trees that are walked at a time: one waits for memory while the others go on. */
const together = 4

/** Walks narrow records, in place. */
export function createNarrowWalk({ header, areas, bytes, columns, trees }: Section): RowWalk {
  const records = new Int32Array(bytes.buffer, bytes.byteOffset + areas.records, header.records * 2)
  const keys = new Int32Array(columns.length + 1)
  keys[0] = lowestKey
  const value = new Float32Array(1)
  const valueBits = new Int32Array(value.buffer)
  const payloads = new Int32Array(header.trees)

  function fill(x: Float32Array | Float64Array, start: number): void {
    for (let column = 0; column < columns.length; column++) {
      const source = columns[column] as number
      const number = x[start + (source >>> 1)] as number
      value[0] = number + 0
      const bits = valueBits[0] as number
      keys[column + 1] = Number.isNaN(number)
        ? nanKey((source & 1) === 1)
        : bits ^ ((bits >> 31) & 0x7fffffff)
    }
  }

  /** The comparison is a number that is added, not a branch: the processor could not foresee it. */
  function next(record: number, word: number, segment: number): number {
    const right = Number((keys[word & maxNarrowColumns] as number) > (records[record * 2 + 1] as number))
    return segment + (word >>> columnBits) + right
  }

  function walkOne(tree: number): void {
    let record = trees[tree * treeFields.size + treeFields.root] as number
    const segment = trees[tree * treeFields.size + treeFields.segment] as number
    let word = records[record * 2] as number
    while ((word & maxNarrowColumns) !== 0) {
      record = next(record, word, segment)
      word = records[record * 2] as number
    }
    payloads[tree] = records[record * 2 + 1] as number
  }

  function walkFour(tree: number): void {
    const at = tree * treeFields.size
    const { root, segment, size } = treeFields
    let a = trees[at + root] as number
    let b = trees[at + size + root] as number
    let c = trees[at + size * 2 + root] as number
    let d = trees[at + size * 3 + root] as number
    const segmentA = trees[at + segment] as number
    const segmentB = trees[at + size + segment] as number
    const segmentC = trees[at + size * 2 + segment] as number
    const segmentD = trees[at + size * 3 + segment] as number
    for (;;) {
      const wordA = records[a * 2] as number
      const wordB = records[b * 2] as number
      const wordC = records[c * 2] as number
      const wordD = records[d * 2] as number
      if (((wordA | wordB | wordC | wordD) & maxNarrowColumns) === 0) break
      a = next(a, wordA, segmentA)
      b = next(b, wordB, segmentB)
      c = next(c, wordC, segmentC)
      d = next(d, wordD, segmentD)
    }
    payloads[tree] = records[a * 2 + 1] as number
    payloads[tree + 1] = records[b * 2 + 1] as number
    payloads[tree + 2] = records[c * 2 + 1] as number
    payloads[tree + 3] = records[d * 2 + 1] as number
  }

  return {
    leaves: new Uint32Array(payloads.buffer),
    weights: new Float32Array(payloads.buffer),
    walk(x, start) {
      fill(x, start)
      let tree = 0
      for (; tree + together <= header.trees; tree += together) walkFour(tree)
      for (; tree < header.trees; tree++) walkOne(tree)
    },
  }
}
