import { createTensor } from '@inferry/core'
import t from 'tap'
import { reasonOf, sameAnswers } from '../fixtures/both-engines.ts'
import { type Graph, op, tensor } from '../fixtures/graph.ts'
import { numbers, plain } from '../fixtures/inputs.ts'

const x = plain('float32', 7, 6)
const cube = createTensor('float32', [7, 2, 3], x.data as Float32Array)
const inputs = { x: ['float32', 'N', 2, 3] } as const

function graph(
  nodes: Graph['nodes'],
  outputs: Graph['outputs'],
  constants: Graph['constants'] = {},
  more: Partial<Graph> = {},
): Graph {
  return { inputs, outputs, nodes, constants, ...more }
}

t.test('Concat along every axis but the rows', async (t) => {
  for (const [axis, ...dims] of [
    [1, 4, 3],
    [2, 2, 6],
    [-1, 2, 6],
  ] as const) {
    const nodes = [op('Neg', ['x'], 'z'), op('Concat', ['x', 'z'], 'y', { axis: BigInt(axis) })]
    await sameAnswers(
      t,
      graph(nodes, { y: ['float32', 'N', ...dims] }),
      { x: cube },
      { title: `axis ${axis}` },
    )
  }
  const nodes = [op('Concat', ['a', 'b'], 'y', { axis: 1n })]
  const columns = graph(
    nodes,
    { y: ['string', 'N', 2] },
    {},
    { inputs: { a: ['string', 'N', 1], b: ['string', 'N', 1] } },
  )
  await sameAnswers(t, columns, {
    a: createTensor('string', [2, 1], ['a', 'b']),
    b: createTensor('string', [2, 1], ['c', 'd']),
  })
  t.match(
    reasonOf(graph([op('Concat', ['x', 'x'], 'y', { axis: 0n })], { y: ['float32', 'N', 2, 3] })),
    /joins or separates rows/,
  )
  t.match(
    reasonOf(
      graph(
        [op('Concat', ['x', 'c'], 'y', { axis: 1n })],
        { y: ['float32', 'N', 3, 3] },
        { c: tensor('float32', [1, 2, 3], [1, 1, 3]) },
      ),
    ),
    /it joins float32 \[-1,2,3\] and float32 \[1,1,3\]/,
  )
})

t.test('Reduce: with axes as attribute and as input, kept and not', async (t) => {
  for (const name of ['ReduceSum', 'ReduceMean', 'ReduceProd']) {
    for (const [axes, kept, dropped] of [
      [[1], [1, 3], [3]],
      [[2], [2, 1], [2]],
      [[1, -1], [1, 1], []],
    ] as const) {
      for (const keep of [true, false]) {
        const output = ['float32', 'N', ...(keep ? kept : dropped)] as const
        const keepdims = keep ? 1n : 0n
        // Of two elements there is one way to add, multiply and halve.
        const ulps = String(axes) === '1' ? 0 : 4
        const title = `${name} ${axes} ${keep}`
        const old = graph(
          [op(name, ['x'], 'y', { axes: axes.map(BigInt), keepdims })],
          { y: output },
          {},
          { opset: 12 },
        )
        await sameAnswers(t, old, { x: cube }, { ulps, title })
        const now = graph(
          [op(name, ['x', 'a'], 'y', { keepdims })],
          { y: output },
          { a: tensor('int64', axes) },
          { opset: 18 },
        )
        await sameAnswers(t, now, { x: cube }, { ulps, title })
      }
    }
  }
  t.match(
    reasonOf(graph([op('ReduceSum', ['x'], 'y')], { y: ['float32', 1, 1, 1] })),
    /joins or separates rows/,
  )
  const nothing = graph([op('ReduceSum', ['x'], 'y', { noop_with_empty_axes: 1n })], {
    y: ['float32', 'N', 2, 3],
  })
  await sameAnswers(t, nothing, { x: cube })
})

t.test('ReduceMax and ReduceMin of whole numbers alone', async (t) => {
  const numbers = createTensor('int32', [4, 3], Int32Array.of(1, 2, 3, 3, 2, 1, -5, 7, -9, 0, 0, 0))
  const extreme = (name: string, type: 'int32' | 'float32' | 'float64'): Graph => ({
    inputs: { x: [type, 'N', 3] },
    outputs: { y: [type, 'N', 1] },
    nodes: [op(name, ['x'], 'y', { axes: [1n] })],
    opset: 13,
  })
  for (const name of ['ReduceMax', 'ReduceMin']) {
    await sameAnswers(t, extreme(name, 'int32'), { x: numbers }, { title: name })
    for (const type of ['float32', 'float64'] as const)
      t.match(
        reasonOf(extreme(name, type)),
        new RegExp(`its answer for ${type} depends on where among the elements NaN stands`),
      )
  }
})

t.test('ArgMax and ArgMin take the first of equal elements, and see NaN as onnxruntime does', async (t) => {
  const ties = createTensor(
    'float32',
    [3, 2, 3],
    Float32Array.of(1, 1, 0, 2, 2, 2, 0, -0, 5, 5, 5, -1, 3, 4, 4, 4, 3, 3),
  )
  for (const name of ['ArgMax', 'ArgMin'])
    for (const [axis, kept, dropped] of [
      [1, [1, 3], [3]],
      [-1, [2, 1], [2]],
    ] as const) {
      const attributes = { axis: BigInt(axis) }
      await sameAnswers(
        t,
        graph([op(name, ['x'], 'y', attributes)], { y: ['int64', 'N', ...kept] }),
        { x: ties },
        { title: `${name} ${axis}` },
      )
      await sameAnswers(
        t,
        graph([op(name, ['x'], 'y', { ...attributes, keepdims: 0n })], { y: ['int64', 'N', ...dropped] }),
        { x: cube },
        { title: name },
      )
    }
  t.match(
    reasonOf(
      graph([op('ArgMax', ['x'], 'y', { axis: 1n, select_last_index: 1n })], { y: ['int64', 'N', 1, 3] }),
    ),
    /the last of equal elements/,
  )
})

t.test('Softmax of one axis, and of all from one on before opset 13', async (t) => {
  for (const axis of [1n, 2n, -1n])
    await sameAnswers(
      t,
      graph([op('Softmax', ['x'], 'y', { axis })], { y: ['float32', 'N', 2, 3] }),
      { x: cube },
      { ulps: 4, title: `axis ${axis}` },
    )
  for (const axis of [1n, 2n])
    await sameAnswers(
      t,
      graph([op('Softmax', ['x'], 'y', { axis })], { y: ['float32', 'N', 2, 3] }, {}, { opset: 12 }),
      { x: cube },
      { ulps: 4, title: `opset 12, axis ${axis}` },
    )
  t.match(
    reasonOf(graph([op('Softmax', ['x'], 'y', { axis: 0n })], { y: ['float32', 'N', 2, 3] })),
    /joins or separates rows/,
  )
})

t.test('Expand to a constant shape', async (t) => {
  const expanded = (target: readonly number[], ...dims: (number | 'N')[]) =>
    graph(
      [op('Expand', ['w', 's'], 'y')],
      { y: ['float32', ...dims] },
      { s: tensor('int64', target) },
      { inputs: { w: ['float32', 'N', 1] } },
    )
  await sameAnswers(t, expanded([1, 3], 'N', 3), { w: numbers('float32', 9, 1) })
  t.match(reasonOf(expanded([2, 3], 'N', 3)), /combines the shapes/)
})
