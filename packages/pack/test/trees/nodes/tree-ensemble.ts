import t from 'tap'
import { reasonOf, sameAnswers } from '../fixtures/both-engines.ts'
import { type Graph, stump } from '../fixtures/graph.ts'
import { numbers } from '../fixtures/inputs.ts'

const graph = (...input: Graph['inputs'][string]): Graph => ({
  inputs: { x: input },
  outputs: { y: ['float32', 'N', 1] },
  nodes: [stump('x', 'y')],
})

t.test('of a table of floats', async (t) => {
  await sameAnswers(t, graph('float32', 'N', 3), { x: numbers('float32', 40, 3) })
  await sameAnswers(
    t,
    graph('float32', 'N', undefined),
    { x: numbers('float32', 40, 5) },
    { title: 'of any width' },
  )
})

t.test('of nothing else', async (t) => {
  t.match(reasonOf(graph('float32', 'N')), /its input has the shape \[-1\], expected rows and columns/)
  t.match(
    reasonOf(graph('string', 'N', 3)),
    /TreeEnsembleRegressor \(node "TreeEnsembleRegressor y"\) is not supported/,
  )
})
