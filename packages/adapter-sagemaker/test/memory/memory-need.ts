import { type Engine, openArtifact } from '@inferry/core'
import { onnxruntime } from '@inferry/engine-onnxruntime'
import { trees } from '@inferry/engine-trees'
import t from 'tap'
import { memoryNeed } from '../../src/index.ts'
import { example } from '../fixtures/doors.ts'

t.test('of the files that the engine reads', async (t) => {
  const { manifest } = await openArtifact(example('diabetes-forest'))
  const size = (path: string) => manifest.files.find((file) => file.path === path)?.size as number
  t.same(memoryNeed(manifest, trees()), { bytes: 2 * size('model.trees'), kept: false })
  t.same(memoryNeed(manifest, onnxruntime()), { bytes: 5.5 * size('model.onnx'), kept: true })
})

t.test('weights beside the model count, samples do not', async (t) => {
  const { manifest } = await openArtifact(example('diabetes-forest'))
  const file = (path: string) => ({ path, size: 1000, sha256: '' })
  const files = [file('m.onnx'), file('w.bin'), file('s.json')]
  const engines = [{ name: 'own', file: 'm.onnx' }]
  const own: Engine = { name: 'own', executions: ['inline'], load: trees().load }
  const need = (engine: Engine) =>
    memoryNeed({ ...manifest, files, engines, samples: 's.json' }, engine).bytes
  t.equal(need(own), 11_000, 'an engine that does not say')
  t.equal(need({ ...own, memory: { factor: 3, kept: false } }), 6000)
})
