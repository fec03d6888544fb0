import { createTensor, type Manifest, type Sample } from '@inferry/core'
import t from 'tap'
import { signatureOf } from '../../src/onnx/signature.ts'
import { answeringTrees } from '../../src/trees/answering-trees.ts'
import { graphModel, op, stump } from './fixtures/graph.ts'

const model = graphModel({
  inputs: { x: ['float32', 'N', 3] },
  outputs: { y: ['float32', 'N', 1] },
  nodes: [stump('x', 'y')],
})
const { inputs, outputs } = signatureOf(model, 'm')
const draft: Manifest = {
  manifestVersion: 1,
  name: 'm',
  version: '0',
  engines: [],
  files: [],
  inputs,
  outputs,
}
const sample = (answer: number): Sample => ({
  name: 's',
  inputs: { x: createTensor('float32', [1, 3]) },
  outputs: { y: createTensor('float32', [1, 1], Float32Array.of(answer)) },
})
const compile = (samples?: readonly Sample[], manifest = draft) =>
  answeringTrees(model, manifest, samples, 'model.trees')

t.test('samples are asked', async (t) => {
  t.match(await compile([sample(1)]), { file: Uint8Array })
  t.match(await compile(), { file: Uint8Array })
  t.match(await compile([sample(1), sample(1.1)]), {
    reason: /^sample "s" does not get its recorded answer: output "y" is 1 at \[0\], expected 1\.1/,
  })
})

t.test('what does not load or run is a reason', async (t) => {
  const other = { ...draft, outputs: [...outputs, { name: 'z', type: 'float32', shape: [-1] }] } as const
  t.match(await compile([], other), {
    reason: /model\.trees does not fit its manifest: it has no output "z"/,
  })
  const narrow = { ...sample(1), inputs: { x: createTensor('float32', [1, 2]) } }
  t.match(await compile([narrow]), { reason: /input "x" has the shape \[1,2\]/ })
})

t.test('what is not compiled says why', async (t) => {
  const odd = graphModel({
    inputs: { x: ['float32', 'N', 3] },
    outputs: { y: ['float32', 'N', 3] },
    nodes: [op('Neg', ['x'], 'y')],
  })
  t.same(await answeringTrees(odd, draft, [], 'model.trees'), { reason: 'no tree ensemble' })
})
