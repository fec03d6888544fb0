import t from 'tap'
import { loadOf } from '../../src/workload/load-of.ts'
import { workload } from '../fixtures/ask.ts'

t.test('what a workload comes to', async (t) => {
  const load = loadOf(
    workload({
      requestsPerDay: 86_400,
      durationMs: 500,
      days: 2,
      peakFactor: 3,
      requestBytes: 1e6,
      responseBytes: 2e6,
    }),
  )
  t.same(load, {
    requests: 172_800,
    hours: 48,
    seconds: 86_400,
    requestsPerSecond: 1,
    concurrency: 0.5,
    peakConcurrency: 1.5,
    gbIn: 172.8,
    gbOut: 345.6,
  })
})
