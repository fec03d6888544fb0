import t from 'tap'
import {
  bodyViolations,
  capacityViolations,
  memoryViolations,
  sizeViolations,
  timeViolations,
} from '../../src/services/violations.ts'
import { workload } from '../fixtures/ask.ts'

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

t.test('memory of an instance', async (t) => {
  t.same(memoryViolations(workload({ memoryMb: 4096 }), 4, 'x'), [])
  t.match(
    memoryViolations(workload({ memoryMb: 5000 }), 4, 'x')[0]?.message,
    '5,000 MB is more than the 4,096 MB of x',
  )
})

t.test('no task is large enough', async (t) => {
  t.same(sizeViolations(workload({ memoryMb: 28_304 })), [])
  t.match(sizeViolations(workload({ memoryMb: 30_000 })), [
    { kind: 'limit', message: /^30,000 MB.*16 vCPU, 120 GB$/ },
  ])
})

t.test('more than they can answer', async (t) => {
  t.same(capacityViolations(4, 4, '2 tasks'), [])
  t.match(
    capacityViolations(4.5, 4, '2 tasks')[0]?.message,
    /^4\.5 requests come at a time .* 2 tasks can take 4;/,
  )
})
