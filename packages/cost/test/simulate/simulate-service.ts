import t from 'tap'
import { simulateService } from '../../src/simulate/simulate-service.ts'
import { deployment, workload } from '../fixtures/ask.ts'
import { trace } from '../fixtures/traces.ts'

const asked = workload({ requestsPerDay: 3, durationMs: 1000, coldMs: 400 })
const requests = trace([0, 0.5, 100])
const of = (service: Parameters<typeof simulateService>[0], setup: Parameters<typeof deployment>[0] = {}) =>
  simulateService(service, requests, asked, deployment(setup), 10)

t.test('on demand', async (t) => {
  for (const service of ['lambda', 'sagemaker-serverless'] as const) {
    t.match(of(service), { service, requests: 3, cold: 3, throttled: 0, latencyMs: { p50: 1400, max: 1400 } })
    t.match(of(service, { provisioned: 1 }), { cold: 1, latencyMs: { p50: 1000, max: 1400 } })
  }
})

t.test('more at a time than the platform takes', async (t) => {
  const many = trace(new Array(1500).fill(0))
  const throttled = (service: 'lambda' | 'sagemaker-serverless') =>
    simulateService(service, many, asked, deployment(), 10)?.throttled
  t.equal(throttled('lambda'), 500)
  t.equal(throttled('sagemaker-serverless'), 1300)
})

t.test('servers: as many slots as the bill has', async (t) => {
  t.match(of('sagemaker-endpoint'), { cold: 0, latencyMs: { max: 1000 } }, 'two vCPUs')
  t.match(of('fargate-service'), { cold: 0, latencyMs: { max: 1500 } }, 'one task of one vCPU')
  t.match(of('fargate-service', { instances: 2 }), { latencyMs: { max: 1000 } })
})

t.test('jobs are not walked through', async (t) => {
  for (const service of ['fargate-job', 'fargate-spot-job', 'batch-transform'] as const)
    t.equal(of(service), undefined)
})
