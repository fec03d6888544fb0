import { existsSync } from 'node:fs'
import t from 'tap'
import { createContext } from '../../src/engine/create-context.ts'
import { onnxModels } from '../../src/engine/engine-models.ts'
import { silentEngine } from '../fixtures/silent-engine.ts'

t.test('artifacts of synthetic models for the engine, removed by close', async (t) => {
  const context = await createContext(silentEngine, {}, onnxModels, ['models/m'])
  t.same(context.artifacts, ['models/m'])
  const one = await context.artifact('identity')
  const other = await context.artifact('identity', { name: 'changed' })
  t.not(one.folder, other.folder)
  t.same(one.manifest.engines, [{ name: 'silent', file: 'model.onnx' }])
  t.equal(other.manifest.name, 'changed')
  t.equal((await context.open(other.folder)).manifest.name, 'changed')
  await context.close()
  t.notOk(existsSync(one.folder))
})

t.test('models as the engine takes them', async (t) => {
  const models = { ...onnxModels, file: 'm.x', make: (fixture: string) => Buffer.from(fixture) }
  const context = await createContext(silentEngine, {}, models, [])
  const artifact = await context.artifact('identity')
  t.same(artifact.manifest.engines, [{ name: 'silent', file: 'm.x' }])
  t.equal(String(await artifact.read('m.x')), 'identity')
  await context.close()
})
