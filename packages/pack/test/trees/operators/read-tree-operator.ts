import t from 'tap'
import { isTreeOperator, readTreeOperator } from '../../../src/trees/operators/read-tree-operator.ts'
import { DataType } from '../../fixtures/models.ts'
import { fault } from '../../fixtures/reject.ts'
import type { AttributeValues } from './fixtures/attributes.ts'
import { compare, evaluate, readOperator } from './fixtures/compare.ts'
import { indexedValues } from './fixtures/indexed-values.ts'
import { leaf, type NamedTrees, namedValues } from './fixtures/named-values.ts'
import { askOnnxruntime, type Matrix } from './fixtures/onnxruntime.ts'
import { type Operator, operatorModel, operatorNode } from './fixtures/operator-model.ts'

const stump: NamedTrees = {
  nodes: [[0, 0, 'BRANCH_LEQ', 0, 0.1, 1, 2], leaf(0, 1), leaf(0, 2)],
  weights: [
    [0, 1, 0, -0.7],
    [0, 2, 0, 0.3],
  ],
}

function regressor(values: AttributeValues, input: number = DataType.FLOAT, opset = 3): Operator {
  return { name: 'TreeEnsembleRegressor', opset, input, values: { ...values, n_targets: { i: 1 } } }
}

const near = [Math.fround(0.1) - 1e-9, 0.1, Math.fround(0.1), Math.fround(0.1) + 1e-9, Number.NaN]

t.test('the precision is that of the input', async (t) => {
  const labels = { classlabels_int64s: { ints: [0, 1] } }
  const classifier = (input: number): Operator => {
    const values = { ...namedValues(stump, 'class'), ...labels }
    return { name: 'TreeEnsembleClassifier', opset: 3, input, values }
  }
  const cases: readonly (readonly [name: string, Operator, Matrix])[] = [
    ['float, floats', regressor(namedValues(stump, 'target')), Float32Array.from(near)],
    ['double, floats', regressor(namedValues(stump, 'target'), DataType.DOUBLE), Float64Array.from(near)],
    [
      'double, doubles',
      regressor(namedValues(stump, 'target', true), DataType.DOUBLE),
      Float64Array.from(near),
    ],
    ['double, opset 1', regressor(namedValues(stump, 'target'), DataType.DOUBLE, 1), Float64Array.from(near)],
    [
      'double, opset 4',
      regressor(namedValues(stump, 'target', true), DataType.DOUBLE, 4),
      Float64Array.from(near),
    ],
    ['double class', classifier(DataType.DOUBLE), Float64Array.from(near)],
    ['int64 class', classifier(DataType.INT64), BigInt64Array.of(-1n, 0n, 1n)],
    ['int32 class', classifier(DataType.INT32), Int32Array.of(-1, 0, 1)],
  ]
  for (const [name, operator, x] of cases) {
    const found = await compare(operator, x, 1)
    t.equal(found?.ulps, 0, name)
    const precision = name.startsWith('double') ? 'float64' : 'float32'
    t.equal(readOperator(operator).ensemble.precision, precision, name)
    t.equal(readOperator(operator).finish.output, 'float32', name)
  }
})

t.test('TreeEnsemble gives its own precision', async (t) => {
  const trees = {
    nodes: [{ mode: 0, feature: 0, split: 0.1, whenTrue: { leaf: 0 }, whenFalse: { leaf: 1 } }],
    leaves: [
      { target: 0, weight: -0.7 },
      { target: 0, weight: 0.3 },
    ],
    roots: [0],
  }
  for (const double of [false, true]) {
    const input = double ? DataType.DOUBLE : DataType.FLOAT
    const values = { ...indexedValues(trees, double), n_targets: { i: 1 } }
    const operator: Operator = { name: 'TreeEnsemble', opset: 5, input, values }
    const found = await compare(operator, double ? Float64Array.from(near) : Float32Array.from(near), 1)
    t.equal(found?.ulps, 0)
    t.equal(readOperator(operator).finish.output, double ? 'float64' : 'float32')
  }
})

t.test('aggregates and base values', async (t) => {
  const trees: NamedTrees = {
    nodes: [...stump.nodes, leaf(1, 0), leaf(2, 0)],
    weights: [...stump.weights, [0, 2, 1, -0], [1, 0, 0, 0.2], [1, 0, 1, -0], [2, 0, 0, 0.35]],
  }
  const x = Float32Array.from([0, 1, Number.NaN])
  for (const targets of [1, 2, 3]) {
    const weights = trees.weights.filter(([, , target]) => target < targets)
    for (const aggregate of ['SUM', 'AVERAGE', 'MIN', 'MAX']) {
      for (const base of [[], [0.5, -0.25, 3].slice(0, targets)]) {
        const values = {
          ...namedValues({ ...trees, weights }, 'target'),
          n_targets: { i: targets },
          aggregate_function: { s: aggregate },
          ...(base.length > 0 && { base_values: { floats: base } }),
        }
        const found = await compare({ name: 'TreeEnsembleRegressor', opset: 3, values }, x, 1)
        t.equal(found?.ulps, 0, `${aggregate}, ${targets} targets, ${base.length} base values`)
      }
    }
  }
})

t.test('long rows of numbers, deep trees', async (t) => {
  const depth = 3000
  const nodes = Array.from({ length: depth }, (_, at) => [
    [0, 2 * at, 'BRANCH_LEQ', 0, -at, 2 * at + 2, 2 * at + 1] as const,
    leaf(0, 2 * at + 1),
  ]).flat()
  const trees = {
    nodes: [...nodes, leaf(0, 2 * depth)],
    weights: Array.from({ length: depth + 1 }, (_, at) => {
      return [0, Math.min(2 * at + 1, 2 * depth), 0, at] as const
    }),
  }
  const found = await compare(regressor(namedValues(trees, 'target')), Float32Array.of(1, -5, -2999, -1e9), 1)
  t.equal(found?.ulps, 0)
  t.same([...(found?.ours.scores ?? [])], [0, 6, 3000, 3000])
})

t.test('deeper than onnxruntime can read', async (t) => {
  const depth = 200_000
  const nodes = Array.from({ length: depth }, (_, at) => [
    [0, 2 * at, 'BRANCH_LEQ', 0, -at, 2 * at + 2, 2 * at + 1] as const,
    leaf(0, 2 * at + 1),
  ]).flat()
  const operator = regressor(namedValues({ nodes: [...nodes, leaf(0, 2 * depth, 7)], weights: [] }, 'target'))
  const answer = evaluate(readOperator(operator), Float32Array.of(-1e9), 1)
  t.same([...answer.scores], [7])
})

t.test('what it does not read', async (t) => {
  const values = { ...namedValues(stump, 'target'), n_targets: { i: 1 } }
  const node = operatorNode({ name: 'TreeEnsembleRegressor', opset: 3, values })
  t.ok(isTreeOperator(node))
  t.notOk(isTreeOperator({ ...node, domain: '' }))
  t.notOk(isTreeOperator({ ...node, opType: 'LinearRegressor' }))
  const { FLOAT, INT64, FLOAT16 } = DataType
  t.throws(() => readTreeOperator({ ...node, domain: '' }, 3, FLOAT), { message: 'it holds no trees' })
  t.throws(() => readTreeOperator(node, 5, FLOAT), {
    message: 'it is of ai.onnx.ml 5, where 1 to 4 are known',
  })
  t.throws(() => readTreeOperator(node, 3, INT64), { message: 'its input is of int64' })
  t.throws(() => readTreeOperator(node, 3, FLOAT16), { name: 'Unsupported' })
  t.throws(() => readTreeOperator({ ...node, opType: 'TreeEnsemble' }, 6, FLOAT), { name: 'Unsupported' })
})

t.test('what onnxruntime refuses too', async (t) => {
  const base = { ...namedValues(stump, 'target'), n_targets: { i: 1 } }
  const cases: readonly (readonly [message: RegExp, AttributeValues])[] = [
    [/its n_targets is 0/, { ...base, n_targets: { i: 0 } }],
    [/2 base_values, but 1 targets/, { ...base, base_values: { floats: [1, 2] } }],
    [/has 2 nodes_treeids, but 3 nodes/, { ...base, nodes_treeids: { ints: [0, 0] } }],
  ]
  for (const [message, values] of cases) {
    const operator: Operator = { name: 'TreeEnsembleRegressor', opset: 3, values }
    const error = await fault(() => readOperator(operator))
    t.equal(error.code, 'INVALID_ARTIFACT')
    t.match(error.message, message)
    t.same(error.location, { field: 'trees' })
    await t.rejects(askOnnxruntime(operatorModel(operator), Float32Array.of(0), 1))
  }
})

t.test('absurd counts', async (t) => {
  const values = {
    ...namedValues(stump, 'target'),
    n_targets: { i: 2 ** 31 - 1 },
    aggregate_function: { s: 'MIN' },
  }
  t.throws(() => readOperator({ name: 'TreeEnsembleRegressor', opset: 3, values }), { name: 'Unsupported' })
})
