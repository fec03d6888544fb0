const nodes = [
  'nodes_falsenodeids',
  'nodes_featureids',
  'nodes_hitrates',
  'nodes_missing_value_tracks_true',
  'nodes_modes',
  'nodes_nodeids',
  'nodes_treeids',
  'nodes_truenodeids',
  'nodes_values',
]

const attributes: Readonly<Record<string, readonly string[]>> = {
  TreeEnsembleRegressor: [
    ...nodes,
    'aggregate_function',
    'base_values',
    'n_targets',
    'post_transform',
    'target_ids',
    'target_nodeids',
    'target_treeids',
    'target_weights',
  ],
  TreeEnsembleClassifier: [
    ...nodes,
    'base_values',
    'class_ids',
    'class_nodeids',
    'class_treeids',
    'class_weights',
    'classlabels_int64s',
    'classlabels_strings',
    'post_transform',
  ],
  TreeEnsemble: [
    'aggregate_function',
    'leaf_targetids',
    'leaf_weights',
    'membership_values',
    'n_targets',
    'nodes_falseleafs',
    'nodes_falsenodeids',
    'nodes_featureids',
    'nodes_hitrates',
    'nodes_missing_value_tracks_true',
    'nodes_modes',
    'nodes_splits',
    'nodes_trueleafs',
    'nodes_truenodeids',
    'post_transform',
    'tree_roots',
  ],
}

const floats = ['base_values', 'nodes_hitrates', 'nodes_values', 'target_weights', 'class_weights']

/** What an operator may have. The older operators have tensors beside their floats since operator set 3. */
export function knownAttributes(operator: string, opset: number): readonly string[] {
  const known = attributes[operator] ?? []
  if (opset < 3 || opset > 4) return known
  return [...known, ...known.filter((name) => floats.includes(name)).map((name) => `${name}_as_tensor`)]
}
