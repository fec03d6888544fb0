import type { Ensemble, Node } from '../../ensemble/definition.ts'

/** An ensemble of one tree: all that it gives a row is decided by the leaf that the row comes to. */
export interface LeafTree {
  /** The value whose columns it reads. */
  readonly x: number
  readonly ensemble: Ensemble
  /** Indices in the ensemble's `nodes`, each once. */
  readonly leaves: readonly number[]
  /** Of all leaves. */
  readonly weights: number
}

/** Undefined for an ensemble of several trees, or of none. Its nodes must be sound, as `compileEnsemble` checks. */
export function leafTree(x: number, ensemble: Ensemble): LeafTree | undefined {
  const [root, ...others] = ensemble.roots
  if (root === undefined || others.length > 0) return undefined
  const leaves: number[] = []
  let weights = 0
  const seen = new Set<number>()
  const stack = [root]
  for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
    if (seen.has(index)) continue
    seen.add(index)
    const node = ensemble.nodes[index] as Node
    if ('weights' in node) {
      leaves.push(index)
      weights += node.weights.length
    } else stack.push(node.whenFalse, node.whenTrue)
  }
  return { x, ensemble, leaves, weights }
}

/** The same leaves below branches that find them by their number: the rows 0, 1, 2 … come to the first, second, third … */
export function leavesByNumber({ ensemble, leaves }: LeafTree): Ensemble {
  const nodes: Node[] = leaves.map((leaf) => ensemble.nodes[leaf] as Node)
  function find(first: number, last: number): number {
    if (first === last) return first
    const middle = (first + last) >> 1
    const whenTrue = find(first, middle)
    const whenFalse = find(middle + 1, last)
    const branch = { feature: 0, mode: 'leq', threshold: middle, missingTracksTrue: false } as const
    return nodes.push({ ...branch, whenTrue, whenFalse }) - 1
  }
  return { ...ensemble, roots: [find(0, leaves.length - 1)], nodes }
}
