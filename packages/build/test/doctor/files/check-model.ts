import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { checkModel } from '../../../src/doctor/files/check-model.ts'
import { smallBundle } from '../fixtures/small-bundle.ts'
import { writeSmallModel } from '../fixtures/small-model.ts'

t.test('a model that is whole', async (t) => {
  const { folder, description } = await smallBundle(t, 'local')
  t.same(await checkModel(folder, description), { state: 'ok', note: 'small 1, 2 samples' })
  const model = { name: 'other', version: '2' }
  t.same(await checkModel(folder, { ...description, model }), {
    state: 'failed',
    reason: 'the model is small 1, and bundle.json says other 2: another was put in its place; build again',
  })
})

t.test('one that was changed', async (t) => {
  const { folder, description } = await smallBundle(t, 'local')
  appendFileSync(join(folder, 'model/model.bin'), 'x')
  t.match(await checkModel(folder, description), {
    state: 'failed',
    reason: /model\.bin.*: it would not be loaded; pack and build it again$/,
  })
})

t.test('one that no engine of the bundle runs', async (t) => {
  const { folder, description } = await smallBundle(t, 'local')
  await writeSmallModel(join(folder, 'model'), 'onnxruntime')
  t.same(await checkModel(folder, description), {
    state: 'failed',
    reason:
      'the model runs on onnxruntime, and the bundle has trees: it could not be loaded; build again with --engine onnxruntime',
  })
})
