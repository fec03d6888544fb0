import { createTensor } from '@inferry/core'
import t from 'tap'
import { decodeFile } from '../../../engine-trees/src/file/decode-file.ts'
import { compile, reasonOf, sameAnswers } from './fixtures/both-engines.ts'
import { type Graph, graphModel, op, stump, tensor } from './fixtures/graph.ts'
import { numbers, texts, whole } from './fixtures/inputs.ts'

const header = (graph: Graph) => decodeFile(compile(graphModel(graph))).header
const kinds = (graph: Graph) => (header(graph)['steps'] as { kind: string }[]).map(({ kind }) => kind)

const plain: Graph = {
  inputs: { x: ['float32', 'N', 3] },
  outputs: { y: ['float32', 'N', 1] },
  nodes: [stump('x', 'y')],
}

t.test('a pipeline with one input for each column', async (t) => {
  const graph: Graph = {
    inputs: { a: ['float32', 'N', 1], b: ['int64', 'N', 1], c: ['string', 'N', 1] },
    outputs: { y: ['float32', 'N', 1], c2: ['string', 'N', 1] },
    nodes: [
      op('Cast', ['b'], 'b1', { to: 1n }),
      op('Concat', ['a', 'b1'], 'ab', { axis: 1n }),
      op('ml.Imputer', ['ab'], 'ab1', { imputed_value_floats: [1, 2], replaced_value_float: Number.NaN }),
      op('ml.OneHotEncoder', ['c'], 'c1', { cats_strings: ['u', 'v'] }),
      op('Reshape', ['c1', 's'], 'c3'),
      op('Concat', ['ab1', 'c3'], 'x', { axis: -1n }),
      stump('x', 'y'),
      op('Identity', ['c'], 'c2'),
    ],
    constants: { s: tensor('int64', [-1, 2]) },
  }
  await sameAnswers(t, graph, {
    a: numbers('float32', 20, 1),
    b: whole('int64', 20, 1),
    c: texts(20, 1, ['u', 'v', 'w']),
  })
})

t.test('look-ups for the leaf of each tree become one ensemble, as in an isolation forest', async (t) => {
  const trees = [0, 1, 2]
  const depth = (tree: number) => [
    op('Gather', ['x', `columns${tree}`], `part${tree}`, { axis: 1n }),
    stump(`part${tree}`, `leaf${tree}`),
    op('Cast', [`leaf${tree}`], `number${tree}`, { to: 7n }),
    op('ml.LabelEncoder', [`number${tree}`], `samples${tree}`, {
      keys_int64s: [1n, 2n],
      values_floats: [2 + tree, 5],
    }),
    op('Reshape', [`samples${tree}`, 'column'], `size${tree}`),
    op('Greater', [`size${tree}`, 'two'], `more${tree}`),
    op('Cast', [`more${tree}`], `mask${tree}`, { to: 1n }),
    op('Log', [`size${tree}`], `log${tree}`),
    op('Mul', [`log${tree}`, `mask${tree}`], `length${tree}`),
    op('Add', [`length${tree}`, 'two'], `depth${tree}`),
  ]
  const graph: Graph = {
    ...plain,
    nodes: [
      ...trees.flatMap(depth),
      op(
        'Sum',
        trees.map((tree) => `depth${tree}`),
        'y',
      ),
    ],
    constants: {
      column: tensor('int64', [-1, 1]),
      two: tensor('float32', [2]),
      columns0: tensor('int64', [0, 1, 2]),
      columns1: tensor('int64', [1, 2]),
      columns2: tensor('int64', [2]),
    },
  }
  t.same(kinds(graph), ['trees'])
  await sameAnswers(t, graph, { x: numbers('float32', 40, 3) }, { ulps: 2 })
})

t.test('a scaler and an imputer before trees are in their thresholds', async (t) => {
  const graph: Graph = {
    ...plain,
    nodes: [
      op('ml.Imputer', ['x'], 'x1', {
        imputed_value_floats: [1, 2, 3],
        replaced_value_float: Number.NaN,
      }),
      op('Sub', ['x1', 'mean'], 'x2'),
      op('Div', ['x2', 'spread'], 'x3'),
      stump('x3', 'y'),
    ],
    constants: { mean: tensor('float32', [0.1, 0.2, 0.3]), spread: tensor('float32', [-3, 2, 1]) },
  }
  t.same(kinds(graph), ['trees'])
  await sameAnswers(t, graph, { x: numbers('float32', 400, 3) })
})

t.test('dead nodes are dropped, whatever they are; constants are folded', async (t) => {
  const graph: Graph = {
    ...plain,
    nodes: [
      op('Neg', ['c'], 'd'),
      op('Add', ['d', 'c'], 'e'),
      op('Mul', ['x', 'e'], 'x1'),
      op('Nope', ['x'], 'nothing'),
      stump('x1', 'y'),
    ],
    constants: { c: tensor('float32', [1, 2, 3]) },
  }
  t.same(kinds(graph), ['constant', 'binary', 'trees'])
})

t.test('an input that nothing needs is an input all the same', async (t) => {
  t.match(header({ ...plain, inputs: { ...plain.inputs, z: ['string', 'N'] } })['inputs'], [
    { name: 'x' },
    { name: 'z' },
  ])
})

t.test('an input with a default is a constant', async (t) => {
  const graph: Graph = {
    ...plain,
    inputs: { ...plain.inputs, c: ['float32', 3] },
    nodes: [op('Mul', ['x', 'c'], 'x1'), stump('x1', 'y')],
    constants: { c: tensor('float32', [1, 2, 3]) },
  }
  t.match(header(graph)['inputs'], { length: 1 })
})

t.test('the first node that cannot be taken is named, with its domain', async (t) => {
  const with1 = (...nodes: Graph['nodes']) => reasonOf({ ...plain, nodes: [...nodes, stump('x1', 'y')] })
  t.equal(
    with1(op('Nope', ['x'], 'x1')),
    'the operator ai.onnx Nope (node "Nope x1") is not supported by the trees engine',
  )
  t.equal(
    with1({ ...op('ml.TfIdfVectorizer', ['x'], 'x1'), name: '' }),
    'the operator ai.onnx.ml TfIdfVectorizer is not supported by the trees engine',
  )
  t.match(with1({ ...op('Neg', ['x'], 'x1'), domain: 'com.microsoft' }), /^the operator com\.microsoft Neg/)
  t.equal(
    with1(op('Neg', ['none'], 'x1')),
    'the operator ai.onnx Neg (node "Neg x1") is not supported by the trees engine: its input "none" is not there',
  )
})

t.test("a function of the model with an operator's name is not that operator", async (t) => {
  const model = graphModel({ ...plain, nodes: [op('Neg', ['x'], 'x1'), stump('x1', 'y')] })
  model.functions.push({ name: 'Neg', domain: '' } as never)
  t.throws(() => compile(model), { message: /^the operator ai\.onnx Neg/ })
})

t.test('shapes that a program cannot have', async (t) => {
  const input = (...shape: Graph['inputs'][string]) => reasonOf({ ...plain, inputs: { x: shape } })
  t.equal(input('float32', 4, 3), 'the input "x" has the shape [4,3], in which nothing counts rows')
  t.equal(input('float32'), 'the input "x" has the shape [], in which nothing counts rows')
  t.match(input('float32', 'N', 'A', 'B'), /of which too much is left open/)
  const outputs = { ...plain.outputs, c: ['float32', 'N', 3] } as const
  const constant: Graph = {
    ...plain,
    outputs,
    nodes: [...plain.nodes, op('Identity', ['k'], 'c')],
    constants: { k: tensor('float32', [1, 2, 3], [1, 3]) },
  }
  t.equal(reasonOf(constant), 'the output "c" is not one row for each row of the input')
  const filled: Graph = {
    ...constant,
    nodes: [...plain.nodes, op('Shape', ['x'], 's'), op('ConstantOfShape', ['s'], 'c')],
  }
  t.match(reasonOf(filled), /the output "c" is not one row/)
  t.equal(
    reasonOf({ ...plain, outputs: { y: ['float64', 'N', 1] } }),
    'the output "y" is declared float64, but is float32',
  )
})

t.test('an output may be an input', async (t) => {
  const graph: Graph = {
    ...plain,
    outputs: { ...plain.outputs, z: ['float32', 'N', 3] },
    nodes: [...plain.nodes, op('Identity', ['x'], 'z')],
  }
  await sameAnswers(t, graph, { x: createTensor('float32', [2, 3], Float32Array.of(1, 2, 3, 0, 0, 0)) })
})
