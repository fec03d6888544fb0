import { createTensor, openArtifact, verifyArtifact } from '@inferry/core'
import t from 'tap'
import { writeArtifact } from '../../src/artifacts/write-artifact.ts'

t.test('what it writes can be opened', async (t) => {
  const x = createTensor('float32', [1, 1], Float32Array.of(1))
  const samples = [{ name: 'one', inputs: { x }, outputs: { y: x } }]
  const folder = await writeArtifact(`${t.testdir()}/new`, {
    name: 'm',
    engines: [{ name: 'e', file: 'below/model.bin' }],
    files: { 'below/model.bin': Buffer.from('model') },
    inputs: [{ name: 'x', type: 'float32', shape: [-1, 1] }],
    outputs: [{ name: 'y', type: 'float32', shape: [-1, 1] }],
    samples,
  })
  const artifact = await openArtifact(folder)
  await verifyArtifact(artifact)
  t.same(await artifact.samples(), samples)
  t.same(Buffer.from(await artifact.read('below/model.bin')), Buffer.from('model'))
})
