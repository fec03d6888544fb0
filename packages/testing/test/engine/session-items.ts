import t from 'tap'
import { sessionItems } from '../../src/engine/session-items.ts'
import { passedBySilence } from '../fixtures/silent-engine.ts'

t.test('an engine that does nothing can at least be closed', async (t) => {
  t.same(await passedBySilence(sessionItems), ['close without a run'])
})
