import { createTensor } from '@inferry/core'
import t from 'tap'
import { askBoth, reasonOf, sameAnswers } from '../fixtures/both-engines.ts'
import { type AttributeValue, type Graph, op, tensor } from '../fixtures/graph.ts'
import { texts, whole } from '../fixtures/inputs.ts'

type Of = Graph['inputs'][string][0]

const encoder = (from: Of, to: Of, attributes: Readonly<Record<string, AttributeValue>>, ml = 2): Graph => ({
  inputs: { x: [from, 'N', 2] },
  outputs: { y: [to, 'N', 2] },
  nodes: [op('ml.LabelEncoder', ['x'], 'y', attributes)],
  ml,
  ...(ml === 4 && { opset: 20 }),
})

const words = texts(12, 2, ['a', 'b', 'c', ''])
const numbers = whole('int64', 12, 2)
const floats = createTensor('float32', [3, 2], Float32Array.of(1, 2.5, -0, 0, Number.NaN, 9))

t.test('LabelEncoder 1', async (t) => {
  const attributes = { classes_strings: ['a', 'b', 'a'], default_int64: -7n, default_string: 'none' }
  await sameAnswers(t, encoder('string', 'int64', attributes, 1), { x: words })
  await sameAnswers(t, encoder('int64', 'string', attributes, 1), { x: numbers })
})

t.test('LabelEncoder 2: each pair of types, the first of equal keys, defaults', async (t) => {
  const keys = {
    string: { keys_strings: ['a', 'c', 'a'] },
    int64: { keys_int64s: [1n, -2n, 1n] },
    float32: { keys_floats: [1, 0, Number.NaN] },
  }
  const values = {
    string: { values_strings: ['x', 'y', 'z'] },
    int64: { values_int64s: [10n, 20n, 30n] },
    float32: { values_floats: [0.1, 0.2, 0.3] },
  }
  const defaults = {
    string: { default_string: 'none' },
    int64: { default_int64: 99n },
    float32: { default_float: 0.5 },
  }
  const inputs = { string: words, int64: numbers, float32: floats }
  for (const [from, to] of [
    ['string', 'int64'],
    ['string', 'float32'],
    ['int64', 'string'],
    ['int64', 'float32'],
    ['float32', 'string'],
    ['float32', 'int64'],
  ] as const)
    for (const more of [{}, defaults[to]])
      await sameAnswers(
        t,
        encoder(from, to, { ...keys[from], ...values[to], ...more }),
        { x: inputs[from] },
        { title: `${from} to ${to}` },
      )
})

t.test('LabelEncoder 4: tensors, and NaN is a key', async (t) => {
  const attributes = {
    keys_tensor: tensor('float32', [1, Number.NaN]),
    values_tensor: tensor('int64', [5, 6]),
    default_tensor: tensor('int64', [-4]),
  }
  await sameAnswers(t, encoder('float32', 'int64', attributes, 4), { x: floats })
})

t.test('OneHotEncoder', async (t) => {
  const encoded = (from: Of, attributes: Readonly<Record<string, AttributeValue>>): Graph => ({
    inputs: { x: [from, 'N', 2] },
    outputs: { y: ['float32', 'N', 2, undefined] },
    nodes: [op('ml.OneHotEncoder', ['x'], 'y', attributes)],
  })
  await sameAnswers(t, encoded('string', { cats_strings: ['b', 'a', 'b'], zeros: 1n }), { x: words })
  await sameAnswers(t, encoded('int64', { cats_int64s: [0n, -1n, 2n] }), { x: numbers })
  await sameAnswers(t, encoded('float32', { cats_int64s: [0n, 1n, 2n] }), {
    x: createTensor('float32', [2, 2], Float32Array.of(0.9, 1, 2.1, -3)),
  })
  const strict = encoded('string', { cats_strings: ['a'], zeros: 0n })
  await sameAnswers(t, strict, { x: createTensor('string', [1, 2], ['a', 'a']) })
  await t.rejects(askBoth(strict, { x: createTensor('string', [1, 2], ['a', 'x']) }), {
    code: 'INFERENCE_FAILED',
    message: 'graph failed on this input: row 0: "x" is none of the categories of the model',
  })
  t.match(reasonOf(encoded('string', { cats_int64s: [1n] })), /no categories of string/)
})

t.test('what does not fit', async (t) => {
  t.match(
    reasonOf(encoder('string', 'int64', { keys_int64s: [1n], values_int64s: [1n] })),
    /its keys are int64, its input string/,
  )
  t.match(
    reasonOf(encoder('string', 'int64', { keys_strings: ['a'], values_int64s: [1n, 2n] })),
    /1 keys and 2 values/,
  )
  t.match(reasonOf(encoder('string', 'int64', { values_int64s: [1n] })), /it has no keys/)
})
