import t from 'tap'
import { createTally } from '../../src/load/tally.ts'

t.test('errors are counted by what went wrong, and have no latency', async (t) => {
  const tally = createTally()
  tally.add(undefined, 2)
  tally.add('status 503', 100)
  tally.add('status 503', 100)
  tally.addErrors('not sent', 7)
  tally.addErrors('nothing', 0)
  const { latencies, ...rest } = tally.result(1.5)
  t.same(rest, { seconds: 1.5, answered: 1, errors: { 'status 503': 2, 'not sent': 7 } })
  t.equal(latencies.length, 1)
})
