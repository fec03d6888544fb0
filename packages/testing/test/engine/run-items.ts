import t from 'tap'
import { runItems } from '../../src/engine/run-items.ts'
import { passedBySilence } from '../fixtures/silent-engine.ts'

t.test('no item passes for an engine that does nothing', async (t) => {
  t.same(await passedBySilence(runItems), [])
})
