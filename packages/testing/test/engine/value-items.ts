import t from 'tap'
import { valueItems } from '../../src/engine/value-items.ts'
import { passedBySilence } from '../fixtures/silent-engine.ts'

t.test('no item passes for an engine that does nothing', async (t) => {
  t.same(await passedBySilence(valueItems), [])
})
