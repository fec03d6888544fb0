import t from 'tap'
import { bodyViolations, timeViolations } from '../../src/services/violations.ts'

t.test('bodies', async (t) => {
  t.same(bodyViolations(1024 ** 2, 0, 1024 ** 2, 'x'), [])
  t.same(bodyViolations(2e6, 3e6, 1024 ** 2, 'x'), [
    {
      kind: 'limit',
      message: 'a request of 2.0 MB is more than the 1 MiB that x takes; put it in S3 and send its name',
    },
    {
      kind: 'limit',
      message: 'an answer of 3.0 MB is more than the 1 MiB that x takes; put it in S3 and send its name',
    },
  ])
})

t.test('time', async (t) => {
  t.same(timeViolations(60_000, 60, 'x'), [])
  t.match(
    timeViolations(61_000, 60, 'x')[0]?.message,
    'a request of 61 s is longer than the 60 s that x waits',
  )
})
