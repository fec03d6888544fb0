import { readFile } from 'node:fs/promises'
import { faultOf } from '@inferry/testing'
import t from 'tap'
import { compileTrees } from '../../src/trees/compile-trees.ts'
import { encode } from '../fixtures/models.ts'
import { graphModel, op, stump } from './fixtures/graph.ts'

const graph = {
  inputs: { x: ['float32', 'N', 3] },
  outputs: { y: ['float32', 'N', 1] },
  nodes: [stump('x', 'y')],
} as const

t.test('a model or its bytes; the same bytes out each time', async (t) => {
  const model = graphModel(graph)
  const [one, other] = [compileTrees(model), compileTrees(encode(model))]
  t.same(one, other)
  t.match(one, { file: Uint8Array })
})

t.test('a model without trees is left', async (t) => {
  t.same(compileTrees(graphModel({ ...graph, nodes: [op('Neg', ['x'], 'y')] })), {
    reason: 'no tree ensemble',
  })
  const dead = graphModel({ ...graph, nodes: [op('Neg', ['x'], 'y'), stump('x', 'z')] })
  t.same(compileTrees(dead), { reason: 'no tree ensemble' }, 'one that nothing needs does not count')
})

t.test('what cannot be compiled is a reason, what is no model an error', async (t) => {
  const odd = graphModel({ ...graph, nodes: [op('Nope', ['x'], 'x1'), stump('x1', 'y')] })
  t.match(compileTrees(odd), { reason: /^the operator ai\.onnx Nope/ })
  t.match(
    faultOf(() => compileTrees(Buffer.from('text'), 'a.onnx')),
    {
      code: 'INVALID_ARTIFACT',
      message: /^a\.onnx: is not an ONNX model/,
    },
  )
})

t.test('the compiled forest is less than half of the ONNX file', async (t) => {
  const onnx = await readFile(new URL('../../../../models/diabetes-forest/model.onnx', import.meta.url))
  const compiled = compileTrees(onnx)
  t.ok('file' in compiled && compiled.file.length < onnx.length / 2)
})
