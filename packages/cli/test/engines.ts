import { openArtifact } from '@inferry/core'
import t from 'tap'
import { engineNames, openEngines } from '../src/engines.ts'
import { model } from './fixtures/models.ts'

const open = async (name: string, engine?: string) => {
  const { manifest } = await openArtifact(model(name))
  return openEngines(manifest, engine).map((each) => each.name)
}

t.test('the engines of an artifact, the preferred one first, or the one named', async (t) => {
  t.same(engineNames(), ['trees', 'onnxruntime'])
  t.same(await open('digits-cnn'), ['onnxruntime'])
  t.same(await open('diabetes-forest'), ['trees', 'onnxruntime'])
  t.same(await open('diabetes-forest', 'onnxruntime'), ['onnxruntime'])
  await t.rejects(open('digits-cnn', 'trees'), { code: 'ENGINE_UNAVAILABLE' })
})
