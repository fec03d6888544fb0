import type { Ensemble, Node } from '../../ensemble/definition.ts'
import { toFinishFields } from '../finish-fields.ts'
import type { PlacedStep } from '../placed-program.ts'
import { columnsOf, type LeafColumn, type LeafSum, termsOf } from './leaf-sum.ts'
import type { LeafTree } from './leaf-tree.ts'

/** Sums that one ensemble gives: each target's terms come in the order of the trees. */
export interface Merger {
  readonly x: number
  readonly precision: Ensemble['precision']
  readonly trees: readonly LeafTree[]
  /** The terms of each target. */
  readonly targets: readonly (readonly LeafColumn[])[]
}

/**
 * Undefined unless an ensemble adds up the same numbers to the same bits, without the trees that are `left`, and is not
 * much larger than its trees are now.
 */
export function mergerOf(sum: LeafSum, left: ReadonlySet<LeafTree>): Merger | undefined {
  const { type, whole } = sum
  if (whole !== undefined && whole.elements.length > roomOf(whole.tree)) return undefined
  const targets = columnsOf(sum).map(termsOf)
  const trees = [...new Set(targets.flatMap((terms) => terms.map(({ value }) => value.tree)))]
  const [first] = trees
  if (first === undefined || trees.some((tree) => left.has(tree))) return undefined
  const { x, ensemble } = first
  const { precision } = ensemble
  if (type !== precision || trees.some((tree) => tree.x !== x)) return undefined
  const places = new Map(trees.map((tree, index) => [tree, index]))
  const inOrder = targets.every((terms) =>
    ascending(terms.map(({ value }) => places.get(value.tree) as number)),
  )
  if (!inOrder || !targets.every(neverMinusZero)) return undefined
  const weights = targets.flat().reduce((sum, { value }) => sum + value.tree.leaves.length, 0)
  const room = trees.reduce((sum, tree) => sum + roomOf(tree), 0)
  return weights <= room ? { x, precision, trees, targets } : undefined
}

/** Weights that take the place of a tree's own. */
function roomOf({ weights, leaves }: LeafTree): number {
  return 4 * (weights + leaves.length)
}

function ascending(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => index === 0 || (numbers[index - 1] as number) < number)
}

/** An ensemble adds to 0, of which -0 makes 0; a sum is -0 only where all of its terms are. */
function neverMinusZero(terms: readonly LeafColumn[]): boolean {
  return terms.some(({ value, column }) =>
    value.tree.leaves.every((_, leaf) => !Object.is(value.elements[leaf * value.columns + column], -0)),
  )
}

/** The trees step that gives the sums as the value `first`. */
export function mergedStep(first: number, merger: Merger): PlacedStep {
  const { x, precision: output } = merger
  const finish = toFinishFields({ kind: 'regressor', baseValues: [], postTransform: 'none', output })
  const step = { kind: 'trees', x, section: 0, finish } as const
  return { step, first, outputs: 1, ensemble: ensembleOf(merger) }
}

function ensembleOf({ precision, trees, targets }: Merger): Ensemble {
  const given = new Map<LeafTree, (LeafColumn & { readonly target: number })[]>(
    trees.map((tree) => [tree, []]),
  )
  targets.forEach((terms, target) => {
    for (const term of terms) given.get(term.value.tree)?.push({ ...term, target })
  })
  const nodes: Node[] = []
  const roots: number[] = []
  for (const [{ ensemble, leaves }, terms] of given) {
    const start = nodes.length
    for (const node of ensemble.nodes) nodes.push(moved(node, start))
    leaves.forEach((leaf, index) => {
      const weights = terms.map(({ target, value, column }) => {
        return { target, weight: value.elements[index * value.columns + column] as number }
      })
      nodes[start + leaf] = { weights }
    })
    roots.push(start + (ensemble.roots[0] as number))
  }
  return { precision, nodes, roots, targets: targets.length, aggregate: 'sum' }
}

function moved(node: Node, start: number): Node {
  if ('weights' in node) return node
  return { ...node, whenTrue: start + node.whenTrue, whenFalse: start + node.whenFalse }
}
