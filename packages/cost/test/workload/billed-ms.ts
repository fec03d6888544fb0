import t from 'tap'
import { billedMsOf } from '../../src/workload/billed-ms.ts'
import { workload } from '../fixtures/ask.ts'

t.test('what was measured, or the whole milliseconds of the mean', async (t) => {
  t.equal(billedMsOf(workload({ durationMs: 1.2 })), 2)
  t.equal(billedMsOf(workload({ durationMs: 1.2, billedMs: 1.4 })), 1.4)
})
