import type { LeafWeight, Node } from '@inferry/engine-trees/compile'
import { checkFeatures, sameLengths } from './check-nodes.ts'
import { indexNodes, type NodeIndex } from './node-index.ts'
import { namedMode } from './node-modes.ts'
import type { OperatorAttributes, Precision } from './operator-attributes.ts'
import { operatorFault } from './operator-fault.ts'
import type { TreeSource } from './tree-source.ts'
import { walkTrees } from './walk-trees.ts'

/** What the leaves add, each entry for one target of one leaf. */
export interface WeightTable {
  /** How the operator calls targets. */
  readonly prefix: 'target' | 'class'
  readonly targets: Int32Array
  readonly weights: ArrayLike<number>
}

/** The trees of `TreeEnsembleRegressor` and `TreeEnsembleClassifier`, whose nodes have numbers of the model's own. */
export function readNamedTrees(
  attributes: OperatorAttributes,
  precision: Precision,
  table: WeightTable,
  targets: number,
): TreeSource {
  const { node: proto } = attributes
  const values = attributes.numbers('nodes_values', precision)
  const modes = attributes.strings('nodes_modes').map(namedMode)
  const [trees, numbers, features, whenTrue, whenFalse] = sameLengths(proto, modes.length, 'nodes', {
    nodes_treeids: attributes.ints('nodes_treeids'),
    nodes_nodeids: attributes.ints('nodes_nodeids'),
    nodes_featureids: attributes.ints('nodes_featureids'),
    nodes_truenodeids: attributes.ints('nodes_truenodeids'),
    nodes_falsenodeids: attributes.ints('nodes_falsenodeids'),
  }) as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array]
  sameLengths(proto, modes.length, 'nodes', { nodes_values: values })
  const tracks = attributes.ints('nodes_missing_value_tracks_true')
  const index = indexNodes(proto, trees, numbers)

  function child(place: number, ids: Int32Array): number {
    const [tree, id] = [trees[place] as number, ids[place] as number]
    // onnxruntime wants numbers below the count of all nodes.
    const found = id >= 0 && id < modes.length ? index.find(tree, id) : undefined
    if (found !== undefined) return found
    throw operatorFault(proto, `its tree ${tree} has no node ${id} for a branch of node ${numbers[place]}`)
  }

  const weights = leafWeights(attributes, table, index, targets)
  const nodes = modes.map((mode, place): Node => {
    if (mode === 'leaf') {
      return { weights: weightsOf(weights[place], values[place] as number, targets) }
    }
    return {
      feature: features[place] as number,
      mode,
      threshold: values[place] as number,
      missingTracksTrue: tracks[place] === 1,
      whenTrue: child(place, whenTrue),
      whenFalse: child(place, whenFalse),
    }
  })

  const name = (place: number) => `node ${numbers[place]} of its tree ${trees[place]}`
  const order = walkTrees(nodes, index.roots, {
    missing: (place) => operatorFault(proto, `${name(place)} has no branches`),
    cycle: (place) => operatorFault(proto, `${name(place)} is below itself`),
    // Only a true branch may be, as in chains of comparisons with categories.
    shared: (place, asFalseBranch) =>
      asFalseBranch ? operatorFault(proto, `${name(place)} is a branch of two nodes`) : undefined,
  })
  checkFeatures(proto, nodes, order)
  const reached = new Uint8Array(nodes.length)
  for (const place of order) reached[place] = 1
  const strayWeights = weights.some((_, place) => reached[place] === 0)
  const weightless = new Set(order.filter((place) => modes[place] === 'leaf' && weights[place] === undefined))
  return { nodes, roots: index.roots, order, leafValues: values, weightless, wide: new Set(), strayWeights }
}

/** By place of the node; most branches have none. onnxruntime ignores those of branches, which some older exporters write. */
function leafWeights(
  attributes: OperatorAttributes,
  { prefix, targets: ids, weights }: WeightTable,
  index: NodeIndex,
  targets: number,
): readonly (readonly LeafWeight[] | undefined)[] {
  const { node: proto } = attributes
  const [trees, numbers] = sameLengths(proto, ids.length, `${prefix}_ids`, {
    [`${prefix}_treeids`]: attributes.ints(`${prefix}_treeids`),
    [`${prefix}_nodeids`]: attributes.ints(`${prefix}_nodeids`),
  }) as [Int32Array, Int32Array]
  sameLengths(proto, ids.length, `${prefix}_ids`, { [`${prefix}_weights`]: weights })
  const found: (LeafWeight[] | undefined)[] = []
  for (let entry = 0; entry < ids.length; entry++) {
    const [tree, number, target] = [trees[entry] as number, numbers[entry] as number, ids[entry] as number]
    if (target < 0 || target >= targets)
      throw operatorFault(proto, `it has weights of ${prefix} ${target}, of ${targets}`)
    const place = index.find(tree, number)
    if (place === undefined)
      throw operatorFault(proto, `it has weights of a node ${number} of a tree ${tree}`)
    const weight = { target, weight: weights[entry] as number }
    const others = found[place]
    if (others === undefined) found[place] = [weight]
    else others.push(weight)
  }
  return found
}

/** With one target in all, onnxruntime has a leaf give its first weight, or its node's value if it has none. */
function weightsOf(
  weights: readonly LeafWeight[] | undefined,
  value: number,
  targets: number,
): readonly LeafWeight[] {
  if (targets > 1) return weights ?? []
  return [weights?.[0] ?? { target: 0, weight: value }]
}
