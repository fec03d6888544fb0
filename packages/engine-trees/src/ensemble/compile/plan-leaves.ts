import type { Ensemble, Leaf, LeafWeight } from '../definition.ts'
import { presenceCodes } from '../layout.ts'
import { ensembleFault } from './ensemble-fault.ts'
import type { Lowered } from './lower-ensemble.ts'

export interface LeafPlan {
  readonly kind: 'weight' | 'dense' | 'sparse'
  /** A presence code for each target. */
  readonly presence: Uint8Array
  /** With kind `weight`: each tree's target. */
  readonly treeTargets: readonly number[]
}

/** What is known of the leaves below an item. */
interface Below {
  /** The one target that they have weights for; none yet, or several. */
  readonly target: number | 'none' | 'several'
  /** Every leaf has a weight for that target; with several, for every target. */
  readonly complete: boolean
  /** Some leaf has a target twice, or a weight that a record cannot hold. */
  readonly odd: boolean
}

/** Chooses how leaves are stored: in the records if each tree has one target, else as rows or lists of weights. */
export function planLeaves(ensemble: Ensemble, lowered: Lowered, wide: boolean): LeafPlan {
  const { targets, aggregate } = ensemble
  const { decisions, roots } = lowered
  const below: Below[] = []
  const seen = new Uint8Array(targets)
  let weights = 0
  let leaves = 0
  for (let item = 0; item < decisions.size; item++) {
    const decision = decisions.decision(item)
    if (decision === undefined) {
      const node = decisions.leafOf(item)
      const leaf = (ensemble.nodes[node] as Leaf).weights
      checkTargets(leaf, node, targets)
      below.push(ofLeaf(leaf, targets, wide))
      for (const { target } of leaf) seen[target] = 1
      leaves++
      weights += leaf.length
    } else below.push(join(below[decision.left] as Below, below[decision.right] as Below))
  }

  const presence = new Uint8Array(targets).map((_, target) =>
    seen[target] === 1 ? presenceCodes.some : presenceCodes.never,
  )
  const trees = roots.map((root) => below[root] as Below)
  for (const { target, complete } of trees) {
    if (complete && target === 'several') presence.fill(presenceCodes.always)
    else if (complete && typeof target === 'number') presence[target] = presenceCodes.always
  }

  const adds = aggregate === 'sum' || aggregate === 'average'
  const odd = trees.some((tree) => tree.odd) || presence.includes(presenceCodes.some)
  const single = trees.every(({ target }) => target !== 'several')
  const roomy = leaves * targets <= 4 * (weights + leaves)
  const kind = !adds || odd ? 'sparse' : single ? 'weight' : roomy ? 'dense' : 'sparse'
  return { kind, presence, treeTargets: trees.map(({ target }) => (typeof target === 'number' ? target : 0)) }
}

function checkTargets(weights: readonly LeafWeight[], node: number, targets: number): void {
  const found = weights.find(({ target }) => !(Number.isInteger(target) && target >= 0 && target < targets))
  if (found !== undefined) throw ensembleFault(`leaf ${node} adds to target ${found.target} of ${targets}`)
}

function ofLeaf(weights: readonly LeafWeight[], targets: number, wide: boolean): Below {
  const [first] = weights
  if (first === undefined) return { target: 'none', complete: false, odd: false }
  // In a wide record a payload is compared as a number: a NaN would not stay.
  if (weights.length === 1)
    return { target: first.target, complete: true, odd: wide && Number.isNaN(first.weight) }
  const different = new Set(weights.map(({ target }) => target)).size
  const odd = different < weights.length
  return {
    target: different === 1 ? first.target : 'several',
    complete: different === 1 || different === targets,
    odd,
  }
}

function join(a: Below, b: Below): Below {
  const odd = a.odd || b.odd
  if (a.target === b.target) return { target: a.target, complete: a.complete && b.complete, odd }
  if (a.target === 'none') return { ...b, complete: false, odd }
  if (b.target === 'none') return { ...a, complete: false, odd }
  const complete = a.complete && b.complete && a.target === 'several' && b.target === 'several'
  return { target: 'several', complete, odd }
}
