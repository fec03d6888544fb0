import { engineFile, type Manifest } from '@inferry/core'
import t from 'tap'

const manifest = { name: 'm' } as Manifest

t.test('the file named for the engine', async (t) => {
  const engines = [
    { name: 'trees', file: 'trees.bin' },
    { name: 'onnxruntime', file: 'm.onnx' },
  ]
  t.equal(engineFile({ ...manifest, engines }, 'onnxruntime'), 'm.onnx')
  t.equal(engineFile({ ...manifest, engines }, 'trees'), 'trees.bin')
})

t.test('none', async (t) => {
  const engines = [{ name: 'trees', file: 'trees.bin' }]
  t.throws(() => engineFile({ ...manifest, engines }, 'onnxruntime'), {
    code: 'ENGINE_UNAVAILABLE',
    message: 'm has no model for onnxruntime; its engines: trees',
  })
})
