import t from 'tap'
import { fault } from '../../fixtures/reject.ts'
import { compare, readOperator } from './fixtures/compare.ts'
import { leaf, type NamedTrees, namedValues } from './fixtures/named-values.ts'
import { askOnnxruntime } from './fixtures/onnxruntime.ts'
import { type Operator, operatorModel } from './fixtures/operator-model.ts'

const x = Float32Array.of(0, 0.5, 1, 2, 3, 40, Number.NaN, -1)

function regressor(trees: NamedTrees, targets = 1): Operator {
  const values = { ...namedValues(trees, 'target'), n_targets: { i: targets } }
  return { name: 'TreeEnsembleRegressor', opset: 3, values }
}

const weights = (...entries: readonly (readonly [number, number])[]) =>
  entries.map(([node, weight]) => [0, node, 0, weight] as const)

t.test('what onnxruntime makes of odd trees', async (t) => {
  const cases: Readonly<
    Record<string, readonly [trees: NamedTrees, targets: number, first: readonly number[]]>
  > = {
    'a leaf without a weight gives its value': [
      { nodes: [[0, 0, 'BRANCH_LEQ', 0, 1, 1, 2], leaf(0, 1, 7), leaf(0, 2, 8)], weights: weights([2, 5]) },
      1,
      [7, 7, 7, 5],
    ],
    'of several weights the first counts': [
      {
        nodes: [[0, 0, 'BRANCH_LEQ', 0, 1, 1, 2], leaf(0, 1), leaf(0, 2)],
        weights: weights([2, 5], [2, 50], [1, 3]),
      },
      1,
      [3, 3, 3, 5],
    ],
    'but all with several targets': [
      {
        nodes: [[0, 0, 'BRANCH_LEQ', 0, 1, 1, 2], leaf(0, 1, 9), leaf(0, 2)],
        weights: weights([2, 5], [2, 50]),
      },
      2,
      [0, 0, 0, 0, 0, 0, 55],
    ],
    'weights of branches do not count': [
      {
        nodes: [[0, 0, 'BRANCH_LEQ', 0, 1, 1, 2], leaf(0, 1), leaf(0, 2)],
        weights: weights([0, 500], [2, 5], [1, 3]),
      },
      1,
      [3, 3, 3, 5],
    ],
    'the root is the first node, whatever its number': [
      {
        nodes: [[0, 2, 'BRANCH_LEQ', 0, 0, 1, 0], leaf(0, 1), leaf(0, 0)],
        weights: weights([1, 1], [0, 2]),
      },
      1,
      [1, 2],
    ],
    'a leaf that stands first is the tree': [
      {
        nodes: [leaf(0, 1), [0, 0, 'BRANCH_LEQ', 0, 0, 1, 2], leaf(0, 2)],
        weights: weights([1, 1]),
      },
      1,
      [1, 1, 1, 1],
    ],
    'trees in the order of their nodes': [
      {
        nodes: [leaf(7, 0), leaf(3, 0), leaf(5, 0)],
        weights: [
          [3, 0, 0, 1e8],
          [5, 0, 0, -1e8],
          [7, 0, 0, 1],
        ],
      },
      1,
      [0, 0],
    ],
    'a true branch of two nodes': [
      {
        nodes: [[0, 0, 'BRANCH_LEQ', 0, 0, 3, 2], [0, 2, 'BRANCH_LEQ', 0, 2, 3, 1], leaf(0, 3), leaf(0, 1)],
        weights: weights([3, 10], [1, 30]),
      },
      1,
      [10, 10, 10, 10, 30],
    ],
    'both branches the same': [
      { nodes: [[0, 0, 'BRANCH_LEQ', 0, 0, 1, 1], leaf(0, 1)], weights: weights([1, 10]) },
      1,
      [10, 10],
    ],
    'only 1 tracks missing values; those left out do not': [
      {
        nodes: [
          [0, 0, 'BRANCH_LEQ', 0, 1, 1, 2, 2],
          [0, 2, 'BRANCH_LEQ', 0, 1, 3, 4, 1],
          leaf(0, 1),
          leaf(0, 3),
          leaf(0, 4),
        ],
        weights: weights([1, 10], [3, 30], [4, 40]),
      },
      1,
      [10, 10, 10, 40, 40, 40, 30],
    ],
    'a leaf has no feature': [
      {
        nodes: [[0, 0, 'BRANCH_LEQ', 0, 1, 1, 2], [0, 1, 'LEAF', 9, 0, -1, -1], leaf(0, 2)],
        weights: weights([1, 10], [2, 20]),
      },
      1,
      [10, 10, 10, 20],
    ],
    'numbers with gaps, not in order': [
      {
        nodes: [
          [0, 5, 'BRANCH_LEQ', 0, 1, 2, 4],
          [0, 4, 'BRANCH_GT', 0, 2, 0, 1],
          leaf(0, 2),
          leaf(0, 0),
          leaf(0, 1),
          leaf(1, 1),
        ],
        weights: [...weights([0, 1], [1, 2], [2, 3]), [1, 1, 0, 100]],
      },
      1,
      [103, 103, 103, 102, 101],
    ],
  }
  for (const [name, [trees, targets, first]] of Object.entries(cases)) {
    const found = await compare(regressor(trees, targets), x, 1)
    t.equal(found?.ulps, 0, name)
    t.same([...(found?.ours.scores ?? [])].slice(0, first.length), first, name)
  }
})

t.test('damaged, to onnxruntime too', async (t) => {
  const branch = [0, 0, 'BRANCH_LEQ', 0, 1, 1, 2] as const
  const cases: readonly (readonly [message: RegExp, trees: NamedTrees])[] = [
    [/tree 0 has no node 2 for a branch of node 0/, { nodes: [branch, leaf(0, 1)], weights: [] }],
    [/tree 0 has no node -1/, { nodes: [[0, 0, 'BRANCH_LEQ', 0, 1, 1, -1], leaf(0, 1)], weights: [] }],
    [
      /tree 0 has no node 100/,
      { nodes: [[0, 0, 'BRANCH_LEQ', 0, 1, 100, 2], leaf(0, 2), leaf(0, 100)], weights: [] },
    ],
    [/tree 0 has two nodes 1/, { nodes: [branch, leaf(0, 1), leaf(0, 2), leaf(0, 1)], weights: [] }],
    [
      /node 0 of its tree 0 is below itself/,
      { nodes: [[0, 0, 'BRANCH_LEQ', 0, 1, 1, 0], leaf(0, 1)], weights: [] },
    ],
    [
      /node 2 of its tree 0 is a branch of two nodes/,
      {
        nodes: [
          [0, 0, 'BRANCH_LEQ', 0, 0, 1, 2],
          [0, 1, 'BRANCH_LEQ', 0, -0.5, 3, 2],
          leaf(0, 2),
          leaf(0, 3),
        ],
        weights: [],
      },
    ],
    [/weights of target 1, of 1/, { nodes: [leaf(0, 0)], weights: [[0, 0, 1, 1]] }],
    [/weights of target -1, of 1/, { nodes: [leaf(0, 0)], weights: [[0, 0, -1, 1]] }],
    [/weights of a node 5 of a tree 0/, { nodes: [leaf(0, 0)], weights: [[0, 5, 0, 1]] }],
    [/weights of a node 0 of a tree 1/, { nodes: [leaf(0, 0)], weights: [[1, 0, 0, 1]] }],
  ]
  for (const [message, trees] of cases) {
    t.match((await fault(() => readOperator(regressor(trees)))).message, message)
    await t.rejects(askOnnxruntime(operatorModel(regressor(trees)), x, 1), `${message}`)
  }
})

t.test('damaged, which onnxruntime would walk', async (t) => {
  const cycle = [
    [0, 0, 'BRANCH_LEQ', 0, 1, 2, 1],
    leaf(0, 1),
    [0, 2, 'BRANCH_LEQ', 0, 1, 4, 3],
    leaf(0, 3),
    [0, 4, 'BRANCH_LEQ', 0, 1, 2, 5],
    leaf(0, 5),
  ] as const
  t.match((await fault(() => readOperator(regressor({ nodes: cycle, weights: [] })))).message, /below itself/)
  const negative = [[0, 0, 'BRANCH_LEQ', -1, 1, 1, 2], leaf(0, 1), leaf(0, 2)] as const
  t.match(
    (await fault(() => readOperator(regressor({ nodes: negative, weights: [] })))).message,
    /feature -1/,
  )
})

t.test('not read', async (t) => {
  const cases: readonly (readonly [message: RegExp, trees: NamedTrees])[] = [
    [
      /nodes of its tree 0 do not stand together/,
      { nodes: [leaf(0, 0), leaf(1, 0), leaf(0, 1)], weights: [] },
    ],
    [/has a tree -1/, { nodes: [leaf(-1, 0)], weights: [] }],
    [/nodes_nodeids holds 2147483648/, { nodes: [leaf(0, 2 ** 31)], weights: [] }],
    [/mode "BRANCH_MEMBER"/, { nodes: [[0, 0, 'BRANCH_MEMBER', 0, 1, 1, 2]], weights: [] }],
    [/no trees/, { nodes: [], weights: [] }],
  ]
  for (const [message, trees] of cases)
    t.throws(() => readOperator(regressor(trees)), { name: 'Unsupported', message })
})

t.test('lists of different lengths', async (t) => {
  const { values } = regressor({ nodes: [leaf(0, 0)], weights: [[0, 0, 0, 1]] })
  for (const name of Object.keys(values).filter((key) => !['n_targets', 'nodes_modes'].includes(key))) {
    const empty = name.endsWith('values') || name.endsWith('weights') ? { floats: [1, 2] } : { ints: [0, 0] }
    const operator: Operator = {
      name: 'TreeEnsembleRegressor',
      opset: 3,
      values: { ...values, [name]: empty },
    }
    t.equal((await fault(() => readOperator(operator))).code, 'INVALID_ARTIFACT', name)
    await t.rejects(askOnnxruntime(operatorModel(operator), x, 1), name)
  }
})
