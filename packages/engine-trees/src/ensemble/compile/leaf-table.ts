import type { Leaf, LeafWeight } from '../definition.ts'

/** Leaves that add the same share one entry: a classifier's pure leaves are alike. */
export interface LeafTable {
  readonly entries: readonly (readonly LeafWeight[])[]
  /** The entry of a leaf, which is added where it is new. */
  add(leaf: Leaf): number
}

export function createLeafTable(): LeafTable {
  const entries: (readonly LeafWeight[])[] = []
  const known = new Map<string, number>()
  return {
    entries,
    add({ weights }) {
      const key = weights
        .map(({ target, weight }) => `${target}:${Object.is(weight, -0) ? '-0' : weight}`)
        .join()
      const found = known.get(key) ?? entries.push(weights) - 1
      known.set(key, found)
      return found
    },
  }
}
