import t from 'tap'
import { renameValue } from '../../src/onnx/rename-value.ts'
import { branches, encode, model, node, value } from '../fixtures/models.ts'

const graph = (name: string, info: readonly string[]) => ({
  output: [value('Y'), value(name)],
  node: [
    node('Split', ['X'], [name, 'rest']),
    branches(['c'], ['Y'], { node: [node('Add', [name, 'rest'], ['i'])], output: [value('i')] }),
    node('Mul', [name, name], ['unused']),
  ],
  valueInfo: info.map((each) => value(each)),
  quantizationAnnotation: [{ tensorName: name }],
})

t.test('renames makers, users, outputs and notes at any depth, and drops the old type', async (t) => {
  const renamed = model(graph('old', ['old', 'rest']))
  renameValue(renamed.graph, 'old', 'new')
  t.same(Buffer.from(encode(renamed)), Buffer.from(encode(model(graph('new', ['rest'])))))
})
