import type { Branch, Ensemble, Node } from '../definition.ts'
import { ensembleFault } from '../ensemble-fault.ts'
import { createDecisions, type Decisions } from './decisions.ts'
import { lowerBranch } from './lower-branch.ts'

export interface Lowered {
  readonly decisions: Decisions
  /** The item of each tree's root. */
  readonly roots: readonly number[]
}

const unseen = -1
const open = -2

/**
 * All that the roots reach as decisions; `leafOf` an item is the node's index. The last tree's items come first, and a
 * false branch's before a true one's, so that in descending order trees and branches stand as a reader would expect.
 */
export function lowerEnsemble(ensemble: Ensemble): Lowered {
  const { nodes, precision, roots } = ensemble
  const decisions = createDecisions()
  /** The item of each node, once its branches have theirs. */
  const items = new Int32Array(nodes.length).fill(unseen)
  const stack: number[] = []

  function visit(index: number, of: string): void {
    const node = nodes[index]
    if (node === undefined) throw ensembleFault(`${of} is node ${index} of ${nodes.length}`)
    if (items[index] === open) throw ensembleFault(`node ${index} is below itself; a tree has no cycles`)
    if (items[index] === unseen) stack.push(index)
  }

  function finish(index: number, node: Node): void {
    stack.pop()
    // A node that two branches share can be on the stack twice.
    if (items[index] !== open && items[index] !== unseen) return
    items[index] =
      'weights' in node
        ? decisions.leaf(index)
        : lowerBranch(node, itemOf(node.whenTrue), itemOf(node.whenFalse), precision, decisions)
  }
  const itemOf = (index: number): number => items[index] as number

  for (const root of roots.toReversed()) {
    visit(root, 'a root')
    while (stack.length > 0) {
      const index = stack.at(-1) as number
      const node = nodes[index] as Node
      if ('weights' in node || items[index] !== unseen) {
        finish(index, node)
        continue
      }
      checkBranch(node, index)
      items[index] = open
      visit(node.whenTrue, `the true branch of node ${index}`)
      visit(node.whenFalse, `the false branch of node ${index}`)
    }
  }
  return { decisions, roots: roots.map(itemOf) }
}

function checkBranch({ feature }: Branch, index: number): void {
  if (Number.isSafeInteger(feature) && feature >= 0 && feature < 2 ** 31) return
  throw ensembleFault(`node ${index} compares column ${feature}; columns are counted from 0`)
}
