import t from 'tap'
import { compare, readOperator } from './fixtures/compare.ts'
import { indexedValues } from './fixtures/indexed-values.ts'
import { leaf, type NamedTrees, namedValues } from './fixtures/named-values.ts'
import type { Operator } from './fixtures/operator-model.ts'

const x = Float32Array.of(0, 1, 2, 3)

function regressor(trees: NamedTrees): Operator {
  const values = { ...namedValues(trees, 'target'), n_targets: { i: 2 } }
  return { name: 'TreeEnsembleRegressor', opset: 3, values }
}

const merged: NamedTrees = {
  nodes: [
    [1, 0, 'BRANCH_EQ', 0, 1, 1, 2],
    leaf(1, 1),
    [1, 2, 'BRANCH_EQ', 0, 2, 3, 4],
    leaf(1, 3),
    leaf(1, 4),
  ],
  weights: [
    [1, 1, 0, 10],
    [1, 3, 0, 10],
    [1, 4, 0, 30],
  ],
}

t.test(
  'a first tree of one leaf, to which onnxruntime gives the weights of what it leaves out',
  async (t) => {
    const message = /its first tree is a single leaf/
    const before = regressor({
      nodes: [leaf(0, 0), ...merged.nodes],
      weights: [[0, 0, 0, 1000], ...merged.weights],
    })
    t.throws(() => readOperator(before), { name: 'Unsupported', message })
    const stray = {
      nodes: [leaf(0, 0), leaf(0, 1)],
      weights: [
        [0, 0, 0, 1],
        [0, 1, 0, 100],
      ],
    } as const
    t.throws(() => readOperator(regressor(stray)), { name: 'Unsupported', message })

    const after = regressor({
      nodes: [...merged.nodes, leaf(2, 0)],
      weights: [...merged.weights, [2, 0, 0, 1000]],
    })
    t.equal((await compare(after, x, 1))?.ulps, 0)
    const branch = {
      nodes: [...merged.nodes, leaf(1, 5)],
      weights: [...merged.weights, [1, 5, 0, 100]],
    } as const
    t.equal((await compare(regressor(branch), x, 1))?.ulps, 0)
  },
)

t.test('wide sets are comparisons', async (t) => {
  const node = { mode: 6, feature: 0, members: [2, 100], whenTrue: { leaf: 0 }, whenFalse: { leaf: 1 } }
  const leaves = [
    { target: 0, weight: 1 },
    { target: 0, weight: 2 },
  ]
  const values = { ...indexedValues({ nodes: [node], leaves, roots: [0] }), n_targets: { i: 1 } }
  const { nodes } = readOperator({ name: 'TreeEnsemble', opset: 5, values }).ensemble
  t.notOk(nodes.some((each) => 'mode' in each && each.mode === 'member'))
})

t.test('no trees', async (t) => {
  t.throws(() => readOperator(regressor({ nodes: [], weights: [] })), { message: 'it has no trees' })
})
