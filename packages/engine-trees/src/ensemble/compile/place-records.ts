import { maxSegment } from '../layout.ts'
import { isLeaf } from './decisions.ts'
import type { Lowered } from './lower-ensemble.ts'

export interface Placement {
  /** Record → item; -1 for one that nothing reaches, which keeps siblings at even places. */
  readonly items: readonly number[]
  /** Record → the record of its left child, the right one's before the next; a leaf's own. */
  readonly children: readonly number[]
  readonly trees: readonly PlacedTree[]
  /** All children are near enough to their segment's start for narrow records. */
  readonly narrow: boolean
}

export interface PlacedTree {
  readonly root: number
  /** First record of the tree's segment; segments follow one another as trees do. */
  readonly segment: number
}

/**
 * Gives every decision's children neighbouring records, and every root one just before its children's. A child of
 * several decisions has as many records; what is below them is shared, so records grow no faster than nodes.
 */
export function placeRecords({ decisions, roots }: Lowered): Placement {
  const { sources, lefts, rights } = decisions
  const together = createPlaces()
  const rootRecords = together.place(roots)
  const trees = roots.map((_, tree) => ({ root: rootRecords[tree] as number, segment: 0 }))
  const { items, children } = together
  const one = { items, children, trees, narrow: items.length <= maxSegment }
  if (one.narrow) return one
  return inSegments(items.length) ?? one

  /** Trees that share nodes get them each: not worth it where that makes many. */
  function inSegments(shared: number): Placement | undefined {
    const { items, children, place } = createPlaces()
    const trees: PlacedTree[] = []
    let segment = 0
    for (const item of roots) {
      const start = items.length
      const [root] = place([item]) as [number]
      if (items.length - start > maxSegment || items.length > 2 * shared) return undefined
      if (items.length - segment > maxSegment) segment = start
      trees.push({ root, segment })
    }
    return { items, children, trees, narrow: true }
  }

  function createPlaces() {
    const items: number[] = []
    const children: number[] = []
    /** Item → its left child's record, in the placement that is under way. */
    const places = new Uint32Array(sources.length)
    const waiting = new Uint8Array(sources.length)

    /** Places what the roots reach, parents first, which descending items are; gives the roots' records. */
    function place(roots: readonly number[]): readonly number[] {
      const start = items.length
      const rootRecords = new Map<number, number>()
      let count = 0
      const wait = (item: number): void => {
        if (waiting[item] === 0) count++
        waiting[item] = 1
      }
      roots.forEach(wait)
      const isRoot = new Set(roots)
      for (let item = roots.reduce((a, b) => Math.max(a, b), -1); count > 0; item--) {
        if (waiting[item] === 0) continue
        waiting[item] = 0
        count--
        if (isRoot.has(item)) rootRecords.set(item, items.push(-1, item) - 1)
        if (isLeaf(decisions, item)) continue
        const left = lefts[item] as number
        const right = rights[item] as number
        places[item] = items.push(left, right) - 2
        wait(left)
        wait(right)
      }
      for (let record = start; record < items.length; record++) {
        const item = items[record] as number
        children.push(item < 0 || isLeaf(decisions, item) ? record : (places[item] as number))
      }
      return roots.map((root) => rootRecords.get(root) as number)
    }
    return { items, children, place }
  }
}
