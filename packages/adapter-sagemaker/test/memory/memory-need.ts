import { openArtifact } from '@inferry/core'
import t from 'tap'
import { memoryNeed } from '../../src/index.ts'
import { example } from '../fixtures/doors.ts'

const headroom = 32 * 1024 ** 2

t.test('of the files that the engine reads', async (t) => {
  const { manifest } = await openArtifact(example('diabetes-forest'))
  const size = (path: string) => manifest.files.find((file) => file.path === path)?.size as number
  t.same(memoryNeed(manifest, 'trees'), { bytes: 2 * size('model.trees') + headroom, kept: false })
  t.same(memoryNeed(manifest, 'onnxruntime'), { bytes: 5.5 * size('model.onnx') + headroom, kept: true })
})

t.test('weights beside the model count, samples do not', async (t) => {
  const { manifest } = await openArtifact(example('diabetes-forest'))
  const file = (path: string) => ({ path, size: 1000, sha256: '' })
  const files = [file('m.onnx'), file('w.bin'), file('s.json')]
  const engines = [{ name: 'onnxruntime', file: 'm.onnx' }]
  t.equal(
    memoryNeed({ ...manifest, files, engines, samples: 's.json' }, 'onnxruntime').bytes,
    11_000 + headroom,
  )
})
