import { createTensor } from '@inferry/core'
import t from 'tap'
import { askBoth, reasonOf, sameAnswers } from '../fixtures/both-engines.ts'
import { type Graph, op, tensor } from '../fixtures/graph.ts'
import { numbers, whole } from '../fixtures/inputs.ts'

const x = numbers('float32', 5, 6)
const cube = createTensor('float32', [5, 2, 3], x.data as Float32Array)

function graph(
  nodes: Graph['nodes'],
  outputs: Graph['outputs'],
  constants: Graph['constants'] = {},
  more: Partial<Graph> = {},
): Graph {
  return { inputs: { x: ['float32', 'N', 6] }, outputs, nodes, constants, ...more }
}

t.test('Gather of columns', async (t) => {
  const picked = (indices: readonly number[], dims: readonly number[], ...output: (number | 'N')[]) =>
    graph(
      [op('Gather', ['x', 'i'], 'y', { axis: 1n })],
      { y: ['float32', ...output] },
      { i: tensor('int64', indices, dims) },
    )
  await sameAnswers(t, picked([3, 0, -1, 3], [4], 'N', 4), { x })
  await sameAnswers(t, picked([3, 0, -1, 3], [2, 2], 'N', 2, 2), { x })
  await sameAnswers(t, picked([2], [], 'N'), { x })
  t.match(reasonOf(picked([6], [1], 'N', 1)), /the axis 6 is not one of 6/)
  const rowsOf = graph(
    [op('Gather', ['x', 'i'], 'y', { axis: 0n })],
    { y: ['float32', 1, 6] },
    { i: tensor('int64', [0]) },
  )
  t.match(reasonOf(rowsOf), /joins or separates rows/)
  const middle = graph(
    [op('Gather', ['x', 'i'], 'y', { axis: 1n })],
    { y: ['float32', 'N', 3, 3] },
    { i: tensor('int64', [1, 0, 1]) },
    { inputs: { x: ['float32', 'N', 2, 3] } },
  )
  await sameAnswers(t, middle, { x: cube })
})

t.test('Gather of a table by computed indices', async (t) => {
  const taken = (dims: readonly number[], ...output: (number | 'N')[]) =>
    graph(
      [op('Gather', ['t', 'i'], 'y')],
      { y: ['float32', ...output] },
      { t: tensor('float32', [1, 2, 3, 4, 5, 6], dims) },
      { inputs: { i: ['int64', 'N', 2] } },
    )
  await sameAnswers(t, taken([6], 'N', 2), { i: whole('int64', 5, 2, -6, 5) })
  await sameAnswers(t, taken([3, 2], 'N', 2, 2), { i: whole('int64', 5, 2, -3, 2) })
  await t.rejects(
    askBoth(taken([3, 2], 'N', 2, 2), { i: createTensor('int64', [1, 2], BigInt64Array.of(0n, 3n)) }),
    {
      code: 'INFERENCE_FAILED',
      message: 'graph failed on this input: row 0: the index 3 is not in a table of 3 entries',
    },
  )
  const both = graph(
    [op('Gather', ['x', 'i'], 'y')],
    { y: ['float32', 'N', 'N'] },
    {},
    { inputs: { x: ['float32', 'N', 6], i: ['int64', 'N'] } },
  )
  t.match(reasonOf(both), /both its data and its indices are computed/)
  const inner = graph(
    [op('Gather', ['t', 'i'], 'y', { axis: 1n })],
    { y: ['float32', 2, 'N'] },
    { t: tensor('float32', [1, 2, 3, 4], [2, 2]) },
    { inputs: { i: ['int64', 'N'] } },
  )
  t.match(reasonOf(inner), /takes from the middle of a table/)
})

t.test('Slice', async (t) => {
  const sliced = (start: number, end: number, step = 1, axis = 1) =>
    graph(
      [op('Slice', ['x', 's', 'e', 'a', 'p'], 'y')],
      { y: ['float32', 'N', undefined] },
      {
        s: tensor('int64', [start]),
        e: tensor('int64', [end]),
        a: tensor('int64', [axis]),
        p: tensor('int64', [step]),
      },
    )
  for (const [start, end, step] of [
    [1, 4, 1],
    [-3, -1, 1],
    [0, 100, 2],
    [5, 0, -2],
    [5, -100, -1],
    [-1, 2, -1],
  ] as const)
    await sameAnswers(t, sliced(start, end, step), { x }, { title: `${start}:${end}:${step}` })
  await sameAnswers(t, sliced(0, 2 ** 31 - 1, 1, 0), { x }, { title: 'all rows' })
  t.match(reasonOf(sliced(1, 3, 1, 0)), /joins or separates rows/)
  t.match(reasonOf(sliced(1, 3, 0)), /a step of 0/)
  const old = graph(
    [op('Slice', ['x'], 'y', { starts: [1n], ends: [3n], axes: [1n] })],
    { y: ['float32', 'N', 2] },
    {},
    { opset: 9 },
  )
  await sameAnswers(t, old, { x }, { title: 'attributes' })
})

t.test('Split', async (t) => {
  const outputs = { a: ['float32', 'N', 2], b: ['float32', 'N', 4] } as const
  const sizes = graph([op('Split', ['x', 's'], ['a', 'b'], { axis: 1n })], outputs, {
    s: tensor('int64', [2, 4]),
  })
  await sameAnswers(t, sizes, { x })
  const equal = graph([op('Split', ['x'], ['a', 'b'], { axis: -1n })], {
    a: ['float32', 'N', 3],
    b: ['float32', 'N', 3],
  })
  await sameAnswers(t, equal, { x })
  const named = graph(
    [op('Split', ['x'], ['a', 'b'], { axis: 1n, num_outputs: 2n })],
    { a: ['float32', 'N', 3], b: ['float32', 'N', 3] },
    {},
    { opset: 18 },
  )
  await sameAnswers(t, named, { x })
  const more = graph([op('Split', ['x', 's'], ['a', 'b'], { axis: 1n })], outputs, {
    s: tensor('int64', [4, 4]),
  })
  t.match(reasonOf(more), /more than the 6 entries/)
})

t.test('Transpose, and rows that come back', async (t) => {
  const inputs = { x: ['float32', 'N', 2, 3] } as const
  await sameAnswers(
    t,
    graph(
      [op('Transpose', ['x'], 'y', { perm: [0n, 2n, 1n] })],
      { y: ['float32', 'N', 3, 2] },
      {},
      { inputs },
    ),
    { x: cube },
  )
  const twice = graph(
    [
      op('Transpose', ['x'], 'z', { perm: [2n, 0n, 1n] }),
      op('Transpose', ['z'], 'y', { perm: [1n, 0n, 2n] }),
    ],
    { y: ['float32', 'N', 3, 2] },
    {},
    { inputs },
  )
  await sameAnswers(t, twice, { x: cube })
  t.match(
    reasonOf(graph([op('Transpose', ['x'], 'y')], { y: ['float32', 6, 'N'] })),
    /the output "y" is not one row for each row of the input/,
  )
  t.match(
    reasonOf(graph([op('Transpose', ['x'], 'y', { perm: [0n, 0n] })], { y: ['float32', 'N', 6] })),
    /orders the axes \[0,0\]/,
  )
})
