import t from 'tap'
import { fault } from '../../fixtures/reject.ts'
import type { AttributeValues } from './fixtures/attributes.ts'
import { compare, readOperator } from './fixtures/compare.ts'
import { type IndexedTrees, indexedValues } from './fixtures/indexed-values.ts'
import { askOnnxruntime } from './fixtures/onnxruntime.ts'
import { type Operator, operatorModel } from './fixtures/operator-model.ts'

const x = Float32Array.of(0, 0.5, 1, 2, 3, 40, Number.NaN, -1, 33, 100)

function ensemble(trees: IndexedTrees, more: AttributeValues = {}): Operator {
  const values = { ...indexedValues(trees), n_targets: { i: 1 }, ...more }
  return { name: 'TreeEnsemble', opset: 5, values }
}

const leaves = [10, 20, 30].map((weight) => ({ target: 0, weight }))
const [first, second, third] = [{ leaf: 0 }, { leaf: 1 }, { leaf: 2 }] as const
const stump = { mode: 0, feature: 0, split: 1, whenTrue: first, whenFalse: second }

t.test('trees as onnxruntime walks them', async (t) => {
  const cases: Readonly<Record<string, readonly [trees: IndexedTrees, first: readonly number[]]>> = {
    'a stump': [{ nodes: [stump], leaves, roots: [0] }, [10, 10, 10, 20]],
    'a tree twice': [{ nodes: [stump], leaves, roots: [0, 0] }, [20, 20, 20, 40]],
    'a root inside another tree': [
      {
        nodes: [
          { ...stump, whenFalse: 1 },
          { ...stump, split: 2, whenTrue: second, whenFalse: third },
        ],
        leaves,
        roots: [0, 1],
      },
      [30, 30, 30, 40, 60],
    ],
    'a leaf of two nodes': [
      {
        nodes: [
          { ...stump, whenFalse: 1 },
          { ...stump, split: 2 },
        ],
        leaves,
        roots: [0],
      },
      [10, 10, 10, 10, 20],
    ],
    'single leaves': [
      {
        nodes: [stump, { ...stump, whenTrue: third, whenFalse: third }],
        leaves,
        roots: [1, 0],
      },
      [40, 40, 40, 50],
    ],
    'the same leaf twice below a root': [
      {
        nodes: [
          { ...stump, whenFalse: 1 },
          { ...stump, whenTrue: third, whenFalse: third },
        ],
        leaves,
        roots: [0],
      },
      [10, 10, 10, 30],
    ],
    'nodes and leaves that nothing reaches': [
      { nodes: [stump, { ...stump, feature: -1, whenTrue: 1, whenFalse: { leaf: 9 } }], leaves, roots: [0] },
      [10, 10, 10, 20],
    ],
    'missing values': [
      {
        nodes: [
          { ...stump, tracks: 1, whenFalse: 1 },
          { ...stump, tracks: 2 },
        ],
        leaves,
        roots: [0, 1],
      },
      [20, 20, 20, 40, 40, 40, 30],
    ],
  }
  for (const [name, [trees, some]] of Object.entries(cases)) {
    const found = await compare(ensemble(trees), x, 1)
    t.equal(found?.ulps, 0, name)
    t.same([...(found?.ours.scores ?? [])].slice(0, some.length), some, name)
  }
})

t.test('sets', async (t) => {
  const one = { mode: 6, feature: 0, whenTrue: first, whenFalse: 1 }
  const sets: readonly (readonly (readonly number[])[])[] = [
    [[1, 2], [3]],
    [[0, 0.5], [2]],
    [[3, 3, 3], [3]],
    [
      [100, -1],
      [2, 0],
    ],
    [[1, 2], [100]],
    [[100], [1, 2]],
    [Array.from({ length: 40 }, (_, value) => value), [40]],
    [Array.from({ length: 30 }, (_, value) => value), [31, 33]],
  ]
  for (const [members = [], others = []] of sets) {
    for (const tracks of [0, 1]) {
      const nodes = [
        { ...one, members, tracks },
        { ...one, members: others, whenTrue: second, whenFalse: third },
      ]
      const found = await compare(ensemble({ nodes, leaves, roots: [0] }), x, 1)
      t.equal(found?.ulps, 0, `${members} and ${others}`)
    }
  }
})

t.test('sets run out, or end with NaN', async (t) => {
  const node = { mode: 6, feature: 0, members: [1, 2], whenTrue: first, whenFalse: second }
  const trees = { nodes: [node], leaves, roots: [0] }
  for (const singles of [
    [1, 2, Number.NaN],
    [1, 2, Number.NaN, 3],
  ]) {
    const found = await compare(ensemble(trees, { membership_values: { singles } }), x, 1)
    t.equal(found?.ulps, 0)
  }
  const empty = ensemble(trees, { membership_values: { singles: [Number.NaN, 1] } })
  t.match((await fault(() => readOperator(empty))).message, /an empty set/)
  await t.rejects(askOnnxruntime(operatorModel(empty), x, 1))
})

t.test('damaged, to onnxruntime too', async (t) => {
  const cases: readonly (readonly [message: RegExp, trees: IndexedTrees, more?: AttributeValues])[] = [
    [/root 3, but 1 nodes/, { nodes: [stump], leaves, roots: [3] }],
    [/root -1/, { nodes: [stump], leaves, roots: [-1] }],
    [
      /node 0 has a branch that does not exist/,
      { nodes: [{ ...stump, whenFalse: { leaf: 9 } }], leaves, roots: [0] },
    ],
    [/node 0 has a branch that does not exist/, { nodes: [{ ...stump, whenTrue: 9 }], leaves, roots: [0] }],
    [/node 0 has a branch that does not exist/, { nodes: [{ ...stump, whenTrue: -1 }], leaves, roots: [0] }],
    [/node 0 is below itself/, { nodes: [{ ...stump, whenTrue: 0 }], leaves, roots: [0] }],
    [
      /weights of target 2, of 2/,
      { nodes: [stump], leaves: [{ target: 2, weight: 1 }], roots: [0] },
      { n_targets: { i: 2 } },
    ],
    [
      /2 nodes_featureids, but 1 nodes_modes/,
      { nodes: [stump], leaves, roots: [0] },
      { nodes_featureids: { ints: [0, 0] } },
    ],
    [
      /2 nodes_splits, but 1 nodes_modes/,
      { nodes: [stump], leaves, roots: [0] },
      { nodes_splits: { singles: [0, 0] } },
    ],
    [
      /2 nodes_missing_value_tracks_true/,
      { nodes: [stump], leaves, roots: [0] },
      { nodes_missing_value_tracks_true: { ints: [0, 0] } },
    ],
    [
      /1 leaf_weights, but 3 leaf_targetids/,
      { nodes: [stump], leaves, roots: [0] },
      { leaf_weights: { singles: [1] } },
    ],
    [/nodes_splits is of double/, { nodes: [stump], leaves, roots: [0] }, { nodes_splits: { doubles: [1] } }],
  ]
  for (const [message, trees, more] of cases) {
    const operator = ensemble(trees, more)
    t.match((await fault(() => readOperator(operator))).message, message)
    await t.rejects(askOnnxruntime(operatorModel(operator), x, 1), `${message}`)
  }
})

t.test('not read', async (t) => {
  const shared = { nodes: [{ ...stump, whenTrue: 1, whenFalse: 1 }, stump], leaves, roots: [0] }
  const cases: readonly (readonly [message: RegExp, trees: IndexedTrees])[] = [
    [/node 1 is a branch of two nodes/, shared],
    [/nodes of the mode 7/, { nodes: [{ ...stump, mode: 7 }], leaves, roots: [0] }],
    [/no trees/, { nodes: [stump], leaves, roots: [] }],
  ]
  for (const [message, trees] of cases)
    t.throws(() => readOperator(ensemble(trees)), { name: 'Unsupported', message })
})
