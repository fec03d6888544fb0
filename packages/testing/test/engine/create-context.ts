import { existsSync } from 'node:fs'
import t from 'tap'
import { createContext } from '../../src/engine/create-context.ts'
import { silentEngine } from '../fixtures/silent-engine.ts'

t.test('artifacts of synthetic models for the engine, removed by close', async (t) => {
  const context = await createContext(silentEngine, {}, ['models/m'])
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
