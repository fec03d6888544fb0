import type { Branch, Leaf, Node } from '@inferry/engine-trees/compile'
import { Unsupported } from '../unsupported.ts'
import { isLeaf, type TreeSource } from './tree-source.ts'

/** `alike`: onnxruntime takes the two for the same, but they are not. */
export type Likeness = 'same' | 'alike' | 'different'

/**
 * Compares what is below two nodes, as onnxruntime does before it merges branches: it looks at no leaf's targets, at no
 * more than the first weight, and not at where NaN goes. All comparisons together look at no more than 64 nodes for each
 * of the source's; after that they throw `Unsupported`.
 */
export function createComparison(source: TreeSource): (a: number, b: number) => Likeness {
  const { nodes, leafValues, weightless, wide } = source
  let budget = nodes.length * 64

  function compare(a: number, b: number): Likeness {
    const one = nodes[a] as Node
    const other = nodes[b] as Node
    if (isLeaf(one) || isLeaf(other)) {
      if (!isLeaf(one) || !isLeaf(other) || leafValues[a] !== leafValues[b]) return 'different'
      // Of a leaf without weights, onnxruntime compares another leaf's.
      const unknown = weightless.has(a) || weightless.has(b)
      return unknown && !sameWeights(one, other) ? 'alike' : compareLeaves(one, other)
    }
    return wide.has(a) || wide.has(b) ? 'different' : compareBranches(one, other)
  }

  return (a, b) => {
    const pending: [number, number][] = [[a, b]]
    let likeness: Likeness = 'same'
    for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
      const [left, right] = pair
      if (left === right) continue
      if (--budget < 0)
        throw new Unsupported('it has too many like branches to find those that can be merged')
      const found = compare(left, right)
      if (found === 'different') return 'different'
      if (found === 'alike') likeness = 'alike'
      const [one, other] = [nodes[left] as Node, nodes[right] as Node]
      if (isLeaf(one) || isLeaf(other)) continue
      pending.push([one.whenTrue, other.whenTrue], [one.whenFalse, other.whenFalse])
    }
    return likeness
  }
}

function compareBranches(one: Branch, other: Branch): Likeness {
  if (one.mode !== other.mode || one.feature !== other.feature) return 'different'
  if (one.mode === 'member' ? !sameMembers(one, other) : one.threshold !== other.threshold) return 'different'
  return one.missingTracksTrue === other.missingTracksTrue ? 'same' : 'alike'
}

function sameMembers({ members = [] }: Branch, other: Branch): boolean {
  const others = other.members ?? []
  return members.length === others.length && members.every((member, index) => member === others[index])
}

function compareLeaves(one: Leaf, other: Leaf): Likeness {
  if (one.weights[0]?.weight !== other.weights[0]?.weight) return 'different'
  return sameWeights(one, other) ? 'same' : 'alike'
}

function sameWeights({ weights }: Leaf, { weights: others }: Leaf): boolean {
  return (
    weights.length === others.length &&
    weights.every(({ target, weight }, index) => {
      const partner = others[index]
      return target === partner?.target && weight === partner.weight
    })
  )
}
