import { openArtifact } from '@inferry/core'
import t from 'tap'
import { subjectsOf } from '../../src/bench/subjects-of.ts'
import { model } from '../fixtures/models.ts'

t.test('targets by engines, and a function by its sizes', async (t) => {
  const { manifest } = await openArtifact(model('diabetes-forest'))
  t.same(subjectsOf(manifest, {}), [
    { target: 'local', engine: 'trees' },
    { target: 'lambda', engine: 'trees', megabytes: 1769 },
    { target: 'sagemaker', engine: 'trees' },
    { target: 'fargate', engine: 'trees' },
  ])
  t.same(subjectsOf(manifest, { target: ['lambda'], engine: 'all', memory: [128, 512] }), [
    { target: 'lambda', engine: 'trees', megabytes: 128 },
    { target: 'lambda', engine: 'trees', megabytes: 512 },
    { target: 'lambda', engine: 'onnxruntime', megabytes: 128 },
    { target: 'lambda', engine: 'onnxruntime', megabytes: 512 },
  ])
})

t.test('an engine that does not run it', async (t) => {
  const { manifest } = await openArtifact(model('digits-cnn'))
  t.throws(() => subjectsOf(manifest, { engine: 'trees' }), { code: 'ENGINE_UNAVAILABLE' })
})
