import { createTensor } from '@inferry/core'
import t from 'tap'
import { askTrees, reasonOf, sameAnswers } from '../fixtures/both-engines.ts'
import { type AttributeValue, type Graph, op, tensor } from '../fixtures/graph.ts'
import { numbers, plain, whole } from '../fixtures/inputs.ts'

type Attributes = Readonly<Record<string, AttributeValue>>
type Of = Graph['inputs'][string][0]

const on = (type: string, attributes: Attributes, from: Of = 'float32', to: Of = 'float32'): Graph => ({
  inputs: { x: [from, 'N', 3] },
  outputs: { y: [to, 'N', 3] },
  nodes: [op(type, ['x'], 'y', attributes)],
})

t.test('Scaler', async (t) => {
  const each = { offset: [0.1, -2, 3], scale: [0.3, 1e-3, 7] }
  const one = { offset: [0.1], scale: [0.3] }
  for (const attributes of [each, one]) {
    await sameAnswers(t, on('ml.Scaler', attributes), { x: numbers('float32', 40, 3) })
    await sameAnswers(t, on('ml.Scaler', attributes, 'float64'), { x: numbers('float64', 40, 3) })
    await sameAnswers(t, on('ml.Scaler', attributes, 'int64'), { x: whole('int64', 9, 3) })
  }
  t.match(
    reasonOf(on('ml.Scaler', { offset: [1, 2], scale: [1, 2] })),
    /its offset has 2 numbers for 3 columns/,
  )
})

t.test('Imputer', async (t) => {
  const x = numbers('float32', 60, 3)
  for (const replaced of [Number.NaN, 0, 0.5]) {
    for (const imputed of [[7, 8, 9], [7], [7, 8]])
      await sameAnswers(
        t,
        on('ml.Imputer', { imputed_value_floats: imputed, replaced_value_float: replaced }),
        { x },
        { title: `${replaced} by ${imputed}` },
      )
  }
  const whole64 = on(
    'ml.Imputer',
    { imputed_value_int64s: [7n, 8n, 9n], replaced_value_int64: -1n },
    'int64',
    'int64',
  )
  await sameAnswers(t, whole64, { x: whole('int64', 20, 3) })
  t.match(
    reasonOf(on('ml.Imputer', { imputed_value_floats: [1], replaced_value_float: 0 }, 'float64', 'float64')),
    /it imputes float64/,
  )
})

t.test('Normalizer', async (t) => {
  const x = plain('float32', 30, 3)
  const zeros = createTensor('float32', [2, 3], Float32Array.of(0, 0, 0, -0, -1, 0))
  for (const norm of ['MAX', 'L1', 'L2'])
    for (const [title, given] of Object.entries({ x, zeros, wild: numbers('float32', 30, 3) }))
      await sameAnswers(t, on('ml.Normalizer', { norm }), { x: given }, { title: `${norm} ${title}` })
  for (const norm of ['MAX', 'L1'])
    await sameAnswers(
      t,
      on('ml.Normalizer', { norm }, 'float64'),
      { x: plain('float64', 30, 3) },
      { title: norm },
    )
  t.match(reasonOf(on('ml.Normalizer', { norm: 'L2' }, 'float64')), /the L2 norm of float64/)
  t.match(reasonOf(on('ml.Normalizer', { norm: 'L3' })), /its norm is L3/)
})

t.test('FeatureVectorizer', async (t) => {
  const graph: Graph = {
    inputs: { a: ['float32', 'N', 3], b: ['int64', 'N', 2] },
    outputs: { y: ['float32', 'N', 5] },
    nodes: [
      op('ml.FeatureVectorizer', ['a', 'c'], 'y', { inputdimensions: [3n, 2n] }),
      op('Cast', ['b'], 'c', { to: 1n }),
    ].reverse(),
  }
  await sameAnswers(t, graph, { a: numbers('float32', 4, 3), b: whole('int64', 4, 2) })
  const odd = {
    ...graph,
    nodes: [op('ml.FeatureVectorizer', ['a', 'a'], 'y', { inputdimensions: [3n, 2n] })],
  }
  t.match(reasonOf(odd), /its input 1 has not 2 columns/)
})

t.test('ArrayFeatureExtractor of columns, and of a table', async (t) => {
  const columns = (...indices: number[]): Graph => ({
    inputs: { x: ['float32', 'N', 3] },
    outputs: { y: ['float32', 'N', indices.length] },
    nodes: [op('ml.ArrayFeatureExtractor', ['x', 'i'], 'y')],
    constants: { i: tensor('int64', indices) },
  })
  await sameAnswers(t, columns(2, 0, 2), { x: numbers('float32', 5, 3) })
  t.match(reasonOf(columns(3)), /it takes the column 3 of 3/)
  const table: Graph = {
    inputs: { i: ['int64', 'N'] },
    outputs: { y: ['string', 'N'] },
    nodes: [op('ml.ArrayFeatureExtractor', ['t', 'i'], 'z'), op('Reshape', ['z', 's'], 'y')],
    constants: { t: tensor('string', ['a', 'b', 'c']), s: tensor('int64', [-1]) },
  }
  await sameAnswers(t, table, { i: createTensor('int64', [4], BigInt64Array.of(2n, 0n, 1n, 2n)) })
  const below = { i: createTensor('int64', [2], BigInt64Array.of(0n, -1n)) }
  await t.rejects(askTrees(table, below), { code: 'INFERENCE_FAILED', message: /row 1: the index -1/ })
  t.match(reasonOf({ ...table, inputs: { i: ['int64', 'N', 2] } }), /several entries for each row/)
})

t.test('a vector is one row to these operators, not a column', async (t) => {
  const vector = (type: string, attributes: Attributes): Graph => ({
    inputs: { x: ['float32', 'N'] },
    outputs: { y: ['float32', 'N'] },
    nodes: [op(type, ['x'], 'y', attributes)],
  })
  for (const graph of [
    vector('ml.Scaler', { offset: [0], scale: [1] }),
    vector('ml.Normalizer', { norm: 'L1' }),
  ])
    t.match(reasonOf(graph), /has the shape \[-1\], expected rows and columns/)
})
