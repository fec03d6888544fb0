import t from 'tap'
import { createTally } from '../../src/load/tally.ts'

t.test('errors are counted by what went wrong, and have no latency', async (t) => {
  const tally = createTally()
  tally.add({}, 2)
  tally.add({ fault: 'status 503' }, 100)
  tally.add({ fault: 'status 503' }, 100)
  tally.addErrors('not sent', 7)
  tally.addErrors('nothing', 0)
  const { latencies, ...rest } = tally.result(1.5)
  t.same(rest, { seconds: 1.5, answered: 1, errors: { 'status 503': 2, 'not sent': 7 } })
  t.equal(latencies.length, 1)
})

t.test('what failed was reported on as well', async (t) => {
  const tally = createTally()
  const memory = { memoryMegabytes: 512, maxMemoryMegabytes: 80 }
  tally.add({ report: { durationMilliseconds: 2, billedMilliseconds: 2, ...memory } }, 10)
  tally.add({ fault: 'x', report: { durationMilliseconds: 3, billedMilliseconds: 3, ...memory } }, 10)
  t.match(tally.result(1), { answered: 1, errors: { x: 1 }, reported: { count: 2, billedMilliseconds: 5 } })
})
