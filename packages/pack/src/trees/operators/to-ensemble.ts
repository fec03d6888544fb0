import type { Branch, Ensemble } from '@inferry/engine-trees/compile'
import { Unsupported } from '../unsupported.ts'
import { mergeMembers } from './merge-members.ts'
import { isLeaf, type TreeSource } from './tree-source.ts'
import { lowerWideMembers } from './wide-members.ts'

/** The ensemble that onnxruntime makes of the trees. */
export function toEnsemble(
  source: TreeSource,
  facts: Pick<Ensemble, 'precision' | 'targets' | 'aggregate'>,
): Ensemble {
  const { roots, wide, strayWeights } = source
  const first = roots[0]
  if (first === undefined) throw new Unsupported('it has no trees')
  const { nodes, drops } = mergeMembers(source, facts.precision)
  // Weights of what onnxruntime leaves out go to the first node of all; they count if that is a leaf.
  if ((strayWeights || drops) && isLeaf(nodes[first]))
    throw new Unsupported(
      'its first tree is a single leaf, which onnxruntime gives weights of nodes that it leaves out',
    )
  for (const place of wide) nodes[place] = lowerWideMembers(nodes[place] as Branch, nodes, facts.precision)
  return { ...facts, nodes, roots }
}
