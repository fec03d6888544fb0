import { lowestKey, nanKey } from '../float-order.ts'
import { columnBits, maxNarrowColumns, treeFields } from '../layout.ts'
import type { Section } from '../section/read-section.ts'
import type { RowWalk } from './row-walk.ts'

/** Walks narrow records, in place. */
export function createNarrowWalk({ header, areas, bytes, columns, trees }: Section): RowWalk {
  const records = new Int32Array(bytes.buffer, bytes.byteOffset + areas.records, header.records * 2)
  const keys = new Int32Array(columns.length + 1)
  keys[0] = lowestKey
  const payloads = new Int32Array(header.trees)
  const entries = new Int32Array(trees.buffer, trees.byteOffset, trees.length)
  return {
    leaves: new Uint32Array(payloads.buffer),
    weights: new Float32Array(payloads.buffer),
    walk(x, start) {
      fillKeys(keys, columns, x, start)
      walkTrees(records, keys, entries, payloads)
    },
  }
}

const value = new Float32Array(1)
const valueBits = new Int32Array(value.buffer)

function fillKeys(
  keys: Int32Array,
  columns: Uint32Array,
  x: Float32Array | Float64Array,
  start: number,
): void {
  for (let column = 0; column < columns.length; column++) {
    const source = columns[column] as number
    const number = x[start + (source >>> 1)] as number
    value[0] = number + 0
    const bits = valueBits[0] as number
    const key = bits ^ ((bits >> 31) & 0x7fffffff)
    keys[column + 1] = Number.isNaN(number) ? nanKey((source & 1) === 1) : key
  }
}

/**
 * Four trees at a time: while one waits for memory the others go on. For speed, all is in locals, and sums and products
 * are cut to 32 bits, which they fit in: V8 would else have them in floats.
 */
function walkTrees(records: Int32Array, keys: Int32Array, trees: Int32Array, payloads: Int32Array): void {
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
      const wordA = records[a << 1] as number
      const wordB = records[b << 1] as number
      const wordC = records[c << 1] as number
      const wordD = records[d << 1] as number
      if (((wordA | wordB | wordC | wordD) & maxNarrowColumns) === 0) break
      a = (segmentA + next(wordA, records[(a << 1) + 1] as number, keys)) | 0
      b = (segmentB + next(wordB, records[(b << 1) + 1] as number, keys)) | 0
      c = (segmentC + next(wordC, records[(c << 1) + 1] as number, keys)) | 0
      d = (segmentD + next(wordD, records[(d << 1) + 1] as number, keys)) | 0
    }
    payloads[tree] = records[(a << 1) + 1] as number
    payloads[second] = records[(b << 1) + 1] as number
    payloads[third] = records[(c << 1) + 1] as number
    payloads[fourth] = records[(d << 1) + 1] as number
  }
}

/** The comparison is a number that is added, not a branch: no processor could foresee it. */
function next(word: number, threshold: number, keys: Int32Array): number {
  return (word >>> columnBits) + Number((keys[word & maxNarrowColumns] as number) > threshold)
}
