import type { Ensemble, Leaf, LeafWeight } from '../definition.ts'
import { ensembleFault } from '../ensemble-fault.ts'
import { presenceCodes } from '../layout.ts'
import { isLeaf } from './decisions.ts'
import type { Lowered } from './lower-ensemble.ts'

export interface LeafPlan {
  readonly kind: 'weight' | 'dense' | 'sparse'
  /** A presence code for each target. */
  readonly presence: Uint8Array
  /** With kind `weight`: each tree's target. */
  readonly treeTargets: readonly number[]
}

/** The targets that leaves have weights for: one, or one of these. */
const noTarget = -1
const severalTargets = -2

/** Chooses how leaves are stored: in the records if each tree has one target, else as rows or lists of weights. */
export function planLeaves(ensemble: Ensemble, { decisions, roots }: Lowered, wide: boolean): LeafPlan {
  const { nodes, targets, aggregate } = ensemble
  const { sources, lefts, rights } = decisions
  const size = sources.length
  // Of each item, what is known of the leaves below it: their target; whether each has a weight for it (if they have
  // several: for every one); whether some leaf has a target twice or a weight that a record cannot hold.
  const target = new Int32Array(size)
  const complete = new Uint8Array(size)
  const odd = new Uint8Array(size)
  const seen = new Uint8Array(targets)
  let weights = 0
  let leaves = 0

  function addLeaf(item: number): void {
    const node = lefts[item] as number
    const leaf = (nodes[node] as Leaf).weights
    for (const weight of leaf) seen[checkedTarget(weight, node, targets)] = 1
    leaves++
    weights += leaf.length
    target[item] = targetOf(leaf)
    const different = leaf.length < 2 ? leaf.length : new Set(leaf.map((weight) => weight.target)).size
    complete[item] = different === 1 || different === targets ? 1 : 0
    // In a wide record a payload is compared as a number: a NaN would not stay.
    odd[item] = different < leaf.length || (wide && leaf.some(({ weight }) => Number.isNaN(weight))) ? 1 : 0
  }

  function join(item: number): void {
    const a = lefts[item] as number
    const b = rights[item] as number
    const ofA = target[a] as number
    const ofB = target[b] as number
    target[item] = ofA === ofB || ofB === noTarget ? ofA : ofA === noTarget ? ofB : severalTargets
    complete[item] = ofA === ofB && complete[a] === 1 && complete[b] === 1 ? 1 : 0
    odd[item] = odd[a] === 1 || odd[b] === 1 ? 1 : 0
  }

  for (let item = 0; item < size; item++) {
    if (isLeaf(decisions, item)) addLeaf(item)
    else join(item)
  }

  const { never, always, some } = presenceCodes
  const presence = seen.map((has) => (has === 1 ? some : never))
  for (const root of roots) {
    if (complete[root] === 0) continue
    if (target[root] === severalTargets) presence.fill(always)
    else presence[target[root] as number] = always
  }
  const treeTargets = roots.map((root) => Math.max(target[root] as number, 0))
  return { kind: leafKind(), presence, treeTargets }

  function leafKind(): LeafPlan['kind'] {
    if (aggregate === 'min' || aggregate === 'max' || presence.includes(some)) return 'sparse'
    if (roots.some((root) => odd[root] === 1)) return 'sparse'
    if (roots.every((root) => target[root] !== severalTargets)) return 'weight'
    // Rows of mostly zeros would take more room and time than lists.
    return leaves * targets <= 4 * (weights + leaves) ? 'dense' : 'sparse'
  }
}

function targetOf(weights: readonly LeafWeight[]): number {
  const first = weights[0]?.target ?? noTarget
  return weights.every(({ target }) => target === first) ? first : severalTargets
}

function checkedTarget({ target }: LeafWeight, node: number, targets: number): number {
  if (Number.isInteger(target) && target >= 0 && target < targets) return target
  throw ensembleFault(`leaf ${node} adds to target ${target} of ${targets}`)
}
