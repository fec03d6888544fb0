import type { Manifest } from '@inferry/core'
import t from 'tap'
import { modelFile } from '../src/model-file.ts'

const manifest = { name: 'm' } as Manifest

t.test('the file named for onnxruntime', async (t) => {
  const engines = [
    { name: 'trees', file: 'trees.bin' },
    { name: 'onnxruntime', file: 'm.onnx' },
  ]
  t.equal(modelFile({ ...manifest, engines }), 'm.onnx')
})

t.test('none', async (t) => {
  t.throws(() => modelFile({ ...manifest, engines: [{ name: 'trees', file: 'trees.bin' }] }), {
    code: 'ENGINE_UNAVAILABLE',
    message: 'm has no model for onnxruntime; its engines: trees',
  })
})
