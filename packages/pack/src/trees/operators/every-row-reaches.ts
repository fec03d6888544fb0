import type { Leaf, Node } from '@inferry/engine-trees/compile'
import { isLeaf, type TreeSource } from './tree-source.ts'

/** Whether every leaf of some tree is `good`, so that every row reaches a good one. Trees must not share nodes. */
export function everyRowReaches(
  { nodes, roots }: Pick<TreeSource, 'nodes' | 'roots'>,
  good: (leaf: Leaf) => boolean,
): boolean {
  const seen = new Uint8Array(nodes.length)
  return roots.some((root) => {
    const stack = [root]
    let all = true
    for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
      if (seen[index] === 1) continue
      seen[index] = 1
      const node = nodes[index] as Node
      if (!isLeaf(node)) stack.push(node.whenTrue, node.whenFalse)
      else if (!good(node)) all = false
    }
    return all
  })
}
