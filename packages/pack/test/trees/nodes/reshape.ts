import t from 'tap'
import { reasonOf, sameAnswers } from '../fixtures/both-engines.ts'
import { type Declared, type Graph, op, tensor } from '../fixtures/graph.ts'
import { numbers } from '../fixtures/inputs.ts'

const x = numbers('float32', 6, 4)

/** `type` on x [N, 4], given to each of these shapes before. */
function graph(
  nodes: Graph['nodes'],
  output: Declared,
  constants: Graph['constants'] = {},
  more: Partial<Graph> = {},
): Graph {
  return { inputs: { x: ['float32', 'N', 4] }, outputs: { y: output }, nodes, constants, ...more }
}

const reshaped = (target: readonly number[], ...output: (number | 'N')[]) =>
  graph([op('Reshape', ['x', 's'], 'y')], ['float32', ...output], { s: tensor('int64', target) })

t.test('Reshape that keeps rows', async (t) => {
  await sameAnswers(t, reshaped([-1, 4], 'N', 4), { x })
  await sameAnswers(t, reshaped([0, -1], 'N', 4), { x })
  await sameAnswers(t, reshaped([0, 2, -1], 'N', 2, 2), { x })
  await sameAnswers(t, reshaped([-1, 1, 2, 2], 'N', 1, 2, 2), { x })
  const back = graph([op('Reshape', ['x', 's'], 'z'), op('Reshape', ['z', 'r'], 'y')], ['float32', 'N', 4], {
    s: tensor('int64', [1, -1, 4]),
    r: tensor('int64', [-1, 4]),
  })
  await sameAnswers(t, back, { x }, { title: 'rows in the middle' })
  const single = graph(
    [op('Reshape', ['w', 's'], 'y')],
    ['float32', 'N'],
    { s: tensor('int64', [-1]) },
    { inputs: { w: ['float32', 'N', 1] } },
  )
  await sameAnswers(t, single, { w: numbers('float32', 5, 1) })
})

t.test('Reshape that does not', async (t) => {
  for (const target of [[-1], [-1, 2], [6, 4], [4, -1], [2, -1, 2], [0, 3]])
    t.match(
      reasonOf(reshaped(target, 'N', 4)),
      /Reshape \(node "Reshape y"\) .*: it makes \[.*\] of \[-1,4\], which does not keep rows/,
      `${target}`,
    )
  t.match(reasonOf(reshaped([-1, 4, 0], 'N', 4)), /it copies the dimension 2 of \[-1,4\]/)
  const empty = graph([op('Reshape', ['x', 's'], 'y', { allowzero: 1n })], ['float32', 'N', 4], {
    s: tensor('int64', [0, 4]),
  })
  t.match(reasonOf(empty), /empty value/)
  const computed = graph(
    [op('Cast', ['x'], 's', { to: 7n }), op('Reshape', ['x', 's'], 'y')],
    ['float32', 'N', 4],
  )
  t.match(reasonOf(computed), /its input 1 is computed/)
})

t.test('Flatten', async (t) => {
  const cube = { inputs: { x: ['float32', 'N', 2, 2] } } as const
  const data = { ...x, dims: [6, 2, 2] } as typeof x
  for (const axis of [1n, -2n])
    await sameAnswers(t, graph([op('Flatten', ['x'], 'y', { axis })], ['float32', 'N', 4], {}, cube), {
      x: data,
    })
  const swapped = graph(
    [op('Flatten', ['x'], 'z', { axis: 0n }), op('Transpose', ['z'], 'y')],
    ['float32', 'N', 1],
    {},
    { inputs: { x: ['float32', 'N', 1] } },
  )
  await sameAnswers(t, swapped, { x: numbers('float32', 3, 1) })
  t.match(
    reasonOf(graph([op('Flatten', ['x'], 'y', { axis: 2n })], ['float32', 'N', 2], {}, cube)),
    /makes rows of the columns of \[-1,2,2\]/,
  )
})

t.test('Squeeze and Unsqueeze, with axes as attribute and as input', async (t) => {
  const both = (opset: number) =>
    opset < 13
      ? graph(
          [op('Unsqueeze', ['x'], 'z', { axes: [0n, 2n] }), op('Squeeze', ['z'], 'y', { axes: [0n, -2n] })],
          ['float32', 'N', 4],
          {},
          { opset },
        )
      : graph([op('Unsqueeze', ['x', 'a'], 'z'), op('Squeeze', ['z', 'b'], 'y')], ['float32', 'N', 4], {
          a: tensor('int64', [0, 2]),
          b: tensor('int64', [0, -2]),
        })
  for (const opset of [12, 17]) await sameAnswers(t, both(opset), { x }, { title: `opset ${opset}` })
  t.match(reasonOf(graph([op('Squeeze', ['x'], 'y')], ['float32', 'N', 4])), /depends on the number of rows/)
  const wide = graph([op('Squeeze', ['x', 'a'], 'y')], ['float32', 'N', 4], { a: tensor('int64', [1]) })
  t.match(reasonOf(wide), /the dimension 1 of \[-1,4\] is not 1/)
})
