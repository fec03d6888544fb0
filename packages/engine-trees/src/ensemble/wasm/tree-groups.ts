import { treeFields } from '../layout.ts'
import { lanes } from './kernel-memory.ts'

/** Up to eight trees of one segment. */
export interface TreeGroup {
  readonly first: number
  readonly count: number
}

/** All trees in their order, for walking one row. */
export function treeGroups(trees: Uint32Array): readonly TreeGroup[] {
  const count = trees.length / treeFields.size
  const segmentOf = (tree: number): number => trees[tree * treeFields.size + treeFields.segment] as number
  const groups: TreeGroup[] = []
  for (let first = 0; first < count; ) {
    let end = first + 1
    while (end < count && end < first + lanes && segmentOf(end) === segmentOf(first)) end++
    groups.push({ first, count: end - first })
    first = end
  }
  return groups
}
