import { createTensor } from '@inferry/core'
import t from 'tap'
import { reasonOf, sameAnswers } from '../fixtures/both-engines.ts'
import { type Graph, op, tensor } from '../fixtures/graph.ts'
import { numbers, plain, truths, whole } from '../fixtures/inputs.ts'

type Numbers = 'float32' | 'float64'

/** y of x, both [N, 3]. */
function unary(type: string, of: Graph['inputs'][string][0], gives = of): Graph {
  return { inputs: { x: [of, 'N', 3] }, outputs: { y: [gives, 'N', 3] }, nodes: [op(type, ['x'], 'y')] }
}

/** y of x [N, 3] and the second value. */
function binary(type: string, of: Graph['inputs'][string][0], gives = of): Graph {
  return {
    inputs: { x: [of, 'N', 3], z: [of, 'N', 3] },
    outputs: { y: [gives, 'N', 3] },
    nodes: [op(type, ['x', 'z'], 'y')],
  }
}

t.test('functions of one value, bit by bit', async (t) => {
  for (const name of ['Neg', 'Abs', 'Sign', 'Reciprocal', 'Floor', 'Ceil', 'Round', 'Sigmoid']) {
    for (const type of ['float32', 'float64'] as const satisfies readonly Numbers[]) {
      // float64 has no sigmoid of its own: a bit may differ.
      const ulps = name === 'Sigmoid' && type === 'float64' ? 2 : 0
      await sameAnswers(t, unary(name, type), { x: numbers(type, 40, 3) }, { title: `${name} ${type}`, ulps })
    }
  }
  for (const name of ['Neg', 'Abs', 'Sign'])
    await sameAnswers(t, unary(name, 'int64'), { x: whole('int64', 10, 3) }, { title: `${name} int64` })
  for (const type of ['float32', 'float64'] as const)
    await sameAnswers(t, unary('Relu', type), { x: numbers(type, 40, 3) }, { title: `Relu ${type}` })
  await sameAnswers(
    t,
    unary('IsNaN', 'float32', 'bool'),
    { x: numbers('float32', 40, 3) },
    { title: 'IsNaN' },
  )
  await sameAnswers(t, unary('Not', 'bool'), { x: truths(5, 3) }, { title: 'Not' })
})

t.test('transcendental functions within two units in the last place', async (t) => {
  for (const name of ['Exp', 'Log', 'Sqrt'])
    for (const type of ['float32', 'float64'] as const)
      await sameAnswers(
        t,
        unary(name, type),
        { x: numbers(type, 60, 3) },
        { title: `${name} ${type}`, ulps: 2 },
      )
})

t.test('functions of two values, bit by bit', async (t) => {
  for (const name of ['Add', 'Sub', 'Mul', 'Div', 'Max', 'Min'])
    for (const type of ['float32', 'float64'] as const)
      await sameAnswers(
        t,
        binary(name, type),
        { x: numbers(type, 60, 3), z: numbers(type, 60, 3, 2) },
        { title: `${name} ${type}` },
      )
  for (const name of ['Add', 'Sub', 'Mul', 'Max', 'Min'])
    await sameAnswers(
      t,
      binary(name, 'int64'),
      { x: whole('int64', 9, 3), z: whole('int64', 9, 3, 1, 5) },
      { title: `${name} int64` },
    )
  for (const name of ['Equal', 'Less', 'LessOrEqual', 'Greater', 'GreaterOrEqual'])
    for (const type of ['float32', 'float64'] as const)
      await sameAnswers(
        t,
        binary(name, type, 'bool'),
        { x: numbers(type, 60, 3), z: numbers(type, 60, 3, 2) },
        { title: `${name} ${type}` },
      )
  for (const name of ['And', 'Or', 'Xor'])
    await sameAnswers(
      t,
      binary(name, 'bool'),
      { x: truths(9, 3), z: { ...truths(9, 3), data: truths(3, 9).data.slice().reverse() } as never },
      { title: name },
    )
})

t.test('constants, a column for all, and a row for all', async (t) => {
  const x = numbers('float32', 20, 3)
  const constants = {
    one: tensor('float32', [2], []),
    row: tensor('float32', [1, 2, 3]),
    matrix: tensor('float32', [1, 2, 3], [1, 3]),
    column: tensor('float32', [5], [1, 1]),
  }
  for (const name of Object.keys(constants)) {
    const graph: Graph = {
      inputs: { x: ['float32', 'N', 3], w: ['float32', 'N', 1] },
      outputs: { y: ['float32', 'N', 3], z: ['float32', 'N', undefined] },
      nodes: [op('Sub', [name, 'x'], 'y'), op('Add', ['w', name], 'z')],
      constants,
    }
    await sameAnswers(t, graph, { x, w: numbers('float32', 20, 1) }, { title: name })
  }
})

t.test('powers: 2 and 3 are products', async (t) => {
  const power = (exponent: number): Graph => ({
    ...unary('Pow', 'float32'),
    nodes: [op('Pow', ['x', 'e'], 'y')],
    constants: { e: tensor('float32', [exponent], []) },
  })
  for (const exponent of [2, 3])
    await sameAnswers(t, power(exponent), { x: numbers('float32', 40, 3) }, { title: `Pow ${exponent}` })
  for (const exponent of [0, 0.5, 1, -1, 2.5])
    await sameAnswers(
      t,
      power(exponent),
      { x: numbers('float32', 40, 3) },
      { title: `Pow ${exponent}`, ulps: 2 },
    )
  const whole = { ...power(2), constants: { e: tensor('int64', [2], []) } }
  await sameAnswers(t, whole, { x: numbers('float32', 40, 3) }, { title: 'Pow of an int64' })
})

t.test('powers of one column are not products', async (t) => {
  for (const exponent of [2, 3]) {
    const graph: Graph = {
      inputs: { x: ['float32', 'N', 1] },
      outputs: { y: ['float32', 'N', 1] },
      nodes: [op('Pow', ['x', 'e'], 'y')],
      constants: { e: tensor('float32', [exponent], []) },
    }
    await sameAnswers(t, graph, { x: plain('float32', 200, 1) }, { title: `Pow ${exponent}` })
  }
})

t.test('an exponent of more axes gives the power as many', async (t) => {
  for (const exponent of [2, 3, 0.5]) {
    const graph: Graph = {
      inputs: { x: ['float32', 'N', 3] },
      outputs: { y: ['float32', 1, 'N', 3] },
      nodes: [op('Pow', ['x', 'e'], 'y')],
      constants: { e: tensor('float32', [exponent], [1, 1, 1]) },
    }
    const summed: Graph = {
      ...graph,
      outputs: { y: ['float32', 'N'] },
      nodes: [
        op('Pow', ['x', 'e'], 'z'),
        op('Squeeze', ['z', 'a'], 'w'),
        op('ReduceSum', ['w', 'b'], 'y', { keepdims: 0n }),
      ],
      constants: { ...graph.constants, a: tensor('int64', [0]), b: tensor('int64', [1]) },
    }
    await sameAnswers(t, summed, { x: plain('float32', 5, 3) }, { title: `Pow ${exponent}`, ulps: 4 })
  }
})

t.test('the mean of any number of values', async (t) => {
  for (const count of [1, 2, 3, 5, 6, 7]) {
    const names = Array.from({ length: count }, (_, index) => `x${index}`)
    const graph: Graph = {
      inputs: Object.fromEntries(names.map((name) => [name, ['float32', 'N', 3]])),
      outputs: { y: ['float32', 'N', 3] },
      nodes: [op('Mean', names, 'y')],
    }
    const inputs = Object.fromEntries(names.map((name, index) => [name, plain('float32', 40, 3, index + 1)]))
    await sameAnswers(t, graph, inputs, { title: `Mean of ${count}` })
  }
})

t.test('several values from left to right', async (t) => {
  for (const name of ['Sum', 'Mean', 'Max', 'Min']) {
    const graph: Graph = {
      inputs: { x: ['float32', 'N', 3], w: ['float32', 'N', 1] },
      outputs: { y: ['float32', 'N', 3] },
      nodes: [op(name, ['x', 'w', 'c', 'x'], 'y')],
      constants: { c: tensor('float32', [0.1, 0.2, 0.3]) },
    }
    await sameAnswers(
      t,
      graph,
      { x: plain('float32', 30, 3), w: plain('float32', 30, 1, 2) },
      { title: name },
    )
  }
  const single = { ...unary('Sum', 'float32') }
  await sameAnswers(t, single, { x: numbers('float32', 5, 3) }, { title: 'Sum of one' })
})

t.test('Clip by inputs, by attributes, and on one side', async (t) => {
  const constants = { low: tensor('float32', [-1], []), high: tensor('float32', [2], []) }
  const x = numbers('float32', 40, 3)
  for (const inputs of [['x', 'low', 'high'], ['x', 'low'], ['x', '', 'high'], ['x']])
    await sameAnswers(
      t,
      { ...unary('Clip', 'float32'), nodes: [op('Clip', inputs, 'y')], constants },
      { x },
      { title: inputs.join() },
    )
  const old = { ...unary('Clip', 'float32'), nodes: [op('Clip', ['x'], 'y', { min: -1, max: 2 })], opset: 10 }
  await sameAnswers(t, old, { x }, { title: 'attributes' })
})

t.test('Where', async (t) => {
  const graph: Graph = {
    inputs: { test: ['bool', 'N', 1], x: ['float32', 'N', 3] },
    outputs: { y: ['float32', 'N', 3] },
    nodes: [op('Where', ['test', 'x', 'c'], 'y')],
    constants: { c: tensor('float32', [7, 8, 9]) },
  }
  await sameAnswers(t, graph, { test: truths(9, 1), x: numbers('float32', 9, 3) })
})

t.test('Where, of zeros of both signs on either side', async (t) => {
  const zeros = (rows: number, columns: number) =>
    createTensor(
      'float32',
      [rows, columns],
      Float32Array.from(
        { length: rows * columns },
        (_, at) => [-0, 0, 1, -2][(at * 7 + columns) % 4] as number,
      ),
    )
  for (const [test, x, y] of [
    [3, 3, 3],
    [1, 3, 3],
    [3, 3, 1],
    [3, 1, 3],
    [1, 3, 1],
    [1, 1, 3],
    [3, 1, 1],
    [1, 1, 1],
  ] as const) {
    const graph: Graph = {
      inputs: { test: ['bool', 'N', test], x: ['float32', 'N', x], z: ['float32', 'N', y] },
      outputs: { y: ['float32', 'N', Math.max(test, x, y)] },
      nodes: [op('Where', ['test', 'x', 'z'], 'y')],
      constants: {},
    }
    const inputs = { test: truths(11, test), x: zeros(11, x), z: zeros(11, y) }
    await sameAnswers(t, graph, inputs, { title: `${test}, ${x} and ${y} columns` })
  }
  for (const names of [
    ['test', 'x', 'c'],
    ['test', 'c', 'x'],
  ]) {
    for (const constant of [[-0], [-0, 0, 5]]) {
      const graph: Graph = {
        inputs: { test: ['bool', 'N', 3], x: ['float32', 'N', 3] },
        outputs: { y: ['float32', 'N', 3] },
        nodes: [op('Where', names, 'y')],
        constants: { c: tensor('float32', constant) },
      }
      await sameAnswers(
        t,
        graph,
        { test: truths(11, 3), x: zeros(11, 3) },
        { title: `${names}, ${constant}` },
      )
    }
  }
})

t.test('what is not exact, or joins rows, is left', async (t) => {
  const add = (shape: readonly number[]): Graph => ({
    ...unary('Add', 'float32'),
    nodes: [op('Add', ['x', 'c'], 'y')],
    constants: { c: tensor('float32', new Array(shape.reduce((a, b) => a * b, 1)).fill(1), shape) },
  })
  t.match(
    reasonOf(add([2, 3])),
    /^the operator ai\.onnx Add \(node "Add y"\) .*: it combines the shapes \[-1,3\] and \[2,3\]/,
  )
  t.match(reasonOf(add([2])), /combines the shapes/)
  t.match(reasonOf({ ...add([1]), opset: 6 }), /opset 6 combines shapes in another way/)
  t.match(reasonOf(unary('Exp', 'int64')), /there is no exp of int64/)
  t.match(reasonOf(binary('Div', 'int64')), /there is no div of int64/)
  t.match(
    reasonOf(unary('Tanh', 'float32')),
    /^the operator ai\.onnx Tanh \(node "Tanh y"\) is not supported by the trees engine$/,
  )
  const outer: Graph = {
    inputs: { x: ['float32', 'N'], z: ['float32', 'N', 1] },
    outputs: { y: ['float32', 'N', 'N'] },
    nodes: [op('Add', ['x', 'z'], 'y')],
  }
  t.match(reasonOf(outer), /it combines rows with each other/)
})
