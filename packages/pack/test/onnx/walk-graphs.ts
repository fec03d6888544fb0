import t from 'tap'
import { nodeGraphs, walkGraphs } from '../../src/onnx/walk-graphs.ts'
import { branches, model, node } from '../fixtures/models.ts'

const inner = { name: 'inner', node: [node('Neg', ['X'], ['i'])] }
const middle = { name: 'middle', node: [branches(['c'], ['m'], inner)] }
const other = { name: 'other' }
const list = node('Loops', ['c'], ['l'], { attribute: [{ name: 'graphs', graphs: [{ name: 'listed' }] }] })
const { graph } = model({ name: 'main', node: [branches(['c'], ['Y'], middle, other), list] })

t.test('visits every graph at any depth, outer first', async (t) => {
  t.same(
    [...walkGraphs(graph)].map(({ name }) => name),
    ['main', 'middle', 'inner', 'other', 'listed'],
  )
})

t.test('gives the graphs of nodes, one level down', async (t) => {
  t.same(
    [...nodeGraphs(graph.node)].map(({ name }) => name),
    ['middle', 'other', 'listed'],
  )
})
