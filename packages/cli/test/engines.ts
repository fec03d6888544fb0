import { openArtifact } from '@inferry/core'
import t from 'tap'
import { engineNames, openEngine } from '../src/engines.ts'
import { model } from './fixtures/models.ts'

t.test('the preferred engine, or the one named', async (t) => {
  const { manifest } = await openArtifact(model('digits-cnn'))
  t.same(engineNames(), ['onnxruntime'])
  t.equal(openEngine(manifest).name, 'onnxruntime')
  t.throws(() => openEngine(manifest, 'other'), { code: 'ENGINE_UNAVAILABLE' })
})
