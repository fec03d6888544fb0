import t from 'tap'
import { describeTrace } from '../../src/simulate/describe-trace.ts'
import { trace } from '../fixtures/traces.ts'

t.test('rate, mean duration, busiest hour', async (t) => {
  const times = [0, 10, 20, 3600 * 2.5]
  const requests = { ...trace(times), durationsMs: Float64Array.of(10, 20, 30, 40), seconds: 3600 * 4 }
  t.same(describeTrace(requests), { requestsPerDay: 24, durationMs: 25, peakFactor: 3 })
})

t.test('of less than two hours there is no busiest', async (t) => {
  t.equal(describeTrace(trace([0, 1, 2])).peakFactor, 1)
  t.same(describeTrace(trace([])), { requestsPerDay: 0, durationMs: 0, peakFactor: 1 })
})
