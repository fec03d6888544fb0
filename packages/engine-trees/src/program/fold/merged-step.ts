import { compileEnsemble } from '../../ensemble/compile/compile-ensemble.ts'
import type { Ensemble, Leaf, Node } from '../../ensemble/definition.ts'
import { toFinishFields } from '../finish-fields.ts'
import type { PlacedStep } from '../keep-used.ts'
import type { LeafSum } from './leaf-sums.ts'
import type { LeafTree } from './leaf-tree.ts'

/** The trees of a sum, in the order in which they are added. */
export function treesOf(sum: LeafSum): readonly LeafTree[] {
  return termsOf(sum).map(({ tree }) => tree)
}

/** Whether an ensemble adds up the same numbers to the same bits, and is not much larger than the trees are already. */
export function mergeable(sum: LeafSum): boolean {
  const terms = termsOf(sum)
  if (sum.type !== sum.tree.ensemble.precision) return false
  if (!Array.from({ length: sum.columns }, (_, column) => column).every((column) => neverMinusZero(terms, column)))
    return false
  const kept = terms.reduce((sum, { elements }) => sum + elements.length, 0)
  const given = terms.reduce((sum, { tree }) => sum + weightsOf(tree), 0)
  return kept <= 4 * given
}

/** The trees step that gives the sum as the value `first`. */
export function mergedStep(first: number, sum: LeafSum): PlacedStep {
  const { type, tree } = sum
  const output = type as Ensemble['precision']
  const finish = toFinishFields({ kind: 'regressor', baseValues: [], postTransform: 'none', output })
  const step = { kind: 'trees', x: tree.x, section: 0, finish } as const
  return { step, first, outputs: 1, section: compileEnsemble(ensembleOf(sum)) }
}

function ensembleOf(sum: LeafSum): Ensemble {
  const { columns } = sum
  const nodes: Node[] = []
  const roots: number[] = []
  for (const { tree, elements } of termsOf(sum)) {
    const start = nodes.length
    for (const node of tree.ensemble.nodes)
      nodes.push('weights' in node ? node : { ...node, whenTrue: start + node.whenTrue, whenFalse: start + node.whenFalse })
    tree.leaves.forEach((leaf, index) => {
      nodes[start + leaf] = leafOf(elements as Float32Array, index * columns, columns)
    })
    roots.push(start + (tree.ensemble.roots[0] as number))
  }
  return { precision: sum.tree.ensemble.precision, nodes, roots, targets: columns, aggregate: 'sum' }
}

function leafOf(elements: Float32Array, start: number, columns: number): Leaf {
  const weights = Array.from({ length: columns }, (_, target) => {
    return { target, weight: elements[start + target] as number }
  })
  return { weights }
}

function termsOf(sum: LeafSum): readonly LeafSum[] {
  const terms: LeafSum[] = []
  for (let term: LeafSum | undefined = sum; term !== undefined; term = term.before) terms.push(term)
  return terms.reverse()
}

/** An ensemble adds to 0, of which -0 makes 0; a sum is -0 only where all of its terms are. */
function neverMinusZero(terms: readonly LeafSum[], column: number): boolean {
  return terms.some(({ elements, columns, tree }) =>
    tree.leaves.every((_, leaf) => !Object.is(elements[leaf * columns + column], -0)),
  )
}

function weightsOf({ ensemble, leaves }: LeafTree): number {
  return leaves.reduce((sum, leaf) => sum + (ensemble.nodes[leaf] as Leaf).weights.length + 1, 0)
}
