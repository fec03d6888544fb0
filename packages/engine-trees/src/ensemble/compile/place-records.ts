import type { Lowered } from './lower-ensemble.ts'

export interface Placement {
  readonly records: number
  /** The record of each tree's root. */
  readonly roots: readonly number[]
  /** Record → item; -1 for one that nothing reaches, which keeps siblings at even places. */
  readonly items: readonly number[]
  /** Item → the record of its left child, the right one's before the next; 0 for leaves. */
  readonly children: Uint32Array
  readonly longestStep: number
}

/**
 * Gives every decision's children neighbouring records, and every root one just before its children's. A child of
 * several decisions has as many records; what is below them is shared, so records grow no faster than nodes.
 */
export function placeRecords({ decisions, roots }: Lowered): Placement {
  const reached = new Uint8Array(decisions.size)
  const isRoot = new Uint8Array(decisions.size)
  for (const root of roots) reached[root] = isRoot[root] = 1

  const items: number[] = []
  const children = new Uint32Array(decisions.size)
  const rootRecords = new Uint32Array(decisions.size)
  for (let item = decisions.size - 1; item >= 0; item--) {
    if (reached[item] === 0) continue
    if (isRoot[item] === 1) rootRecords[item] = items.push(-1, item) - 1
    const decision = decisions.decision(item)
    if (decision === undefined) continue
    children[item] = items.push(decision.left, decision.right) - 2
    reached[decision.left] = reached[decision.right] = 1
  }

  let longestStep = 0
  items.forEach((item, record) => {
    const first = item < 0 ? 0 : (children[item] as number)
    if (first !== 0) longestStep = Math.max(longestStep, first - record)
  })
  const rootOf = (root: number): number => rootRecords[root] as number
  return { records: items.length, roots: roots.map(rootOf), items, children, longestStep }
}
