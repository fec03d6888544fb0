import type { Branch, Node } from '@inferry/engine-trees/compile'
import { Unsupported } from '../unsupported.ts'
import { checkFeatures, sameLengths } from './check-nodes.ts'
import { numberedMode } from './node-modes.ts'
import type { OperatorAttributes, Precision } from './operator-attributes.ts'
import { operatorFault } from './operator-fault.ts'
import { isLeaf, type TreeSource } from './tree-source.ts'
import { walkTrees } from './walk-trees.ts'
import { checkWide, isWide } from './wide-members.ts'

/** The trees of `TreeEnsemble`, whose nodes and leaves refer to each other by place. Leaves come after the nodes here. */
export function readIndexedTrees(
  attributes: OperatorAttributes,
  precision: Precision,
  targets: number,
): TreeSource {
  const { node: proto } = attributes
  const modes = Array.from(attributes.tensor('nodes_modes', 'uint8'), numberedMode)
  const splits = attributes.tensor('nodes_splits', precision)
  const [features, whenTrue, trueLeafs, whenFalse, falseLeafs] = sameLengths(
    proto,
    modes.length,
    'nodes_modes',
    {
      nodes_featureids: attributes.ints('nodes_featureids'),
      nodes_truenodeids: attributes.ints('nodes_truenodeids'),
      nodes_trueleafs: attributes.ints('nodes_trueleafs'),
      nodes_falsenodeids: attributes.ints('nodes_falsenodeids'),
      nodes_falseleafs: attributes.ints('nodes_falseleafs'),
    },
  ) as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array]
  sameLengths(proto, modes.length, 'nodes_modes', { nodes_splits: splits })
  const tracks = attributes.ints('nodes_missing_value_tracks_true')
  if (tracks.length > 0)
    sameLengths(proto, modes.length, 'nodes_modes', { nodes_missing_value_tracks_true: tracks })
  const members = membersOf(attributes.tensor('membership_values', precision), modes)

  const leafTargets = attributes.ints('leaf_targetids')
  const weights = attributes.tensor('leaf_weights', precision)
  sameLengths(proto, leafTargets.length, 'leaf_targetids', { leaf_weights: weights })
  for (const target of leafTargets) {
    if (target < 0 || target >= targets)
      throw operatorFault(proto, `it has weights of target ${target}, of ${targets}`)
  }

  /** -1 for one that is not there, which matters where a root reaches it. */
  function child(place: number, ids: Int32Array, leafs: Int32Array): number {
    const id = ids[place] as number
    const leaf = leafs[place] !== 0
    if (id < 0 || id >= (leaf ? leafTargets : modes).length) return -1
    return leaf ? modes.length + id : id
  }

  const branches = modes.map(
    (mode, place): Branch => ({
      feature: features[place] as number,
      mode,
      threshold: splits[place] as number,
      ...(mode === 'member' && { members: members[place] as readonly number[] }),
      missingTracksTrue: tracks[place] === 1,
      whenTrue: child(place, whenTrue, trueLeafs),
      whenFalse: child(place, whenFalse, falseLeafs),
    }),
  )
  const leaves = Array.from(leafTargets, (target, leaf) => ({
    weights: [{ target, weight: weights[leaf] as number }],
  }))
  const nodes: readonly Node[] = [...branches, ...leaves]
  const roots = Array.from(attributes.ints('tree_roots'), (place) => {
    const root = branches[place]
    if (root === undefined) throw operatorFault(proto, `it has a root ${place}, but ${modes.length} nodes`)
    // A tree that is a single leaf.
    return root.whenTrue === root.whenFalse && isLeaf(nodes[root.whenTrue]) ? root.whenTrue : place
  })
  const order = walkTrees(nodes, roots, {
    missing: (place) => operatorFault(proto, `its node ${place} has a branch that does not exist`),
    cycle: (place) => operatorFault(proto, `its node ${place} is below itself`),
    // onnxruntime refuses this within a tree.
    shared: (place) =>
      place < modes.length ? new Unsupported(`its node ${place} is a branch of two nodes`) : undefined,
  })
  checkFeatures(proto, nodes, order)
  const wide = new Set(order.filter((place) => modes[place] === 'member' && isWide(members[place] ?? [])))
  for (const place of order) {
    if (modes[place] === 'member' && members[place]?.length === 0)
      throw operatorFault(proto, `its node ${place} tests for membership in an empty set`)
    if (wide.has(place)) checkWide(proto, members[place] as readonly number[])
  }
  return { nodes, roots, order, leafValues: [], weightless: new Set(), wide, strayWeights: false }
}

/** The sets of the membership nodes, by their place; NaN stands between them. Sets that are not there are empty. */
function membersOf(values: ArrayLike<number>, modes: readonly string[]): readonly (readonly number[])[] {
  let at = 0
  return modes.map((mode) => {
    const members: number[] = []
    if (mode !== 'member') return members
    for (; at < values.length && !Number.isNaN(values[at]); at++) members.push(values[at] as number)
    at++
    return members
  })
}
