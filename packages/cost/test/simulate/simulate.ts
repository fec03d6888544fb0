import t from 'tap'
import { services } from '../../src/services/services.ts'
import { simulate } from '../../src/simulate/simulate.ts'
import { deployment, workload } from '../fixtures/ask.ts'
import { trace } from '../fixtures/traces.ts'

const run = (keepAliveSeconds?: number, measured: Parameters<typeof simulate>[4] = {}) =>
  simulate(
    { trace: trace([0, 300, 1000]), ...(keepAliveSeconds !== undefined && { keepAliveSeconds }) },
    services,
    () => workload({ requestsPerDay: 3 }),
    deployment(),
    measured,
  )

t.test('each service that answers at once', async (t) => {
  const { requests, days, keepAliveSeconds, runs } = run()
  t.same([requests, days, keepAliveSeconds], [3, 1001 / 86_400, 600])
  t.same(
    runs.map(({ service, cold }) => [service, cold]),
    [
      ['lambda', 2],
      ['sagemaker-serverless', 2],
      ['sagemaker-endpoint', 0],
      ['fargate-service', 0],
    ],
  )
  t.equal(run(1000).runs[0]?.cold, 1)
})

t.test('a duration that was measured on a service is that of its requests', async (t) => {
  const { runs } = run(1000, { lambda: { durationMs: 5 } })
  t.same(
    runs.map(({ latencyMs: { p50 } }) => p50),
    [5, 1000, 1000, 1000],
  )
})

t.test('a keep-alive that cannot be', async (t) => {
  for (const seconds of [-1, Number.NaN])
    t.throws(() => run(seconds), { code: 'INVALID_CONFIGURATION', location: { field: 'keepAliveSeconds' } })
})
