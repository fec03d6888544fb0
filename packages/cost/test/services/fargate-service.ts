import t from 'tap'
import { fargateService } from '../../src/services/fargate-service.ts'
import { amounts, kinds } from '../fixtures/amounts.ts'
import { deployment, workload } from '../fixtures/ask.ts'
import { prices } from '../fixtures/prices.ts'

const bill = (given: Parameters<typeof workload>[0], setup: Parameters<typeof deployment>[0] = {}) =>
  fargateService.bill(workload(given), deployment(setup), prices)

t.test('a task of 1 vCPU and 2 GB all day', async (t) => {
  const day = bill({ requestsPerDay: 0 })
  t.same(amounts(day), { vCPUs: '0.97', memory: '0.21' })
  t.match(day.title, '1 × x64, 1 vCPU, 2 GB')
  t.same(amounts(bill({ requestsPerDay: 0 }, { architecture: 'arm64' })), { vCPUs: '0.78', memory: '0.17' })
})

t.test('as many as the busiest hour needs, and its front', async (t) => {
  const asked = { requestsPerDay: 86_400, durationMs: 2500 }
  t.match(bill(asked).title, '5 × x64')
  t.same(kinds(bill(asked, { instances: 2 })), ['limit'])
  t.match(amounts(bill(asked, { front: 'alb' })), { 'load balancer': '0.54' })
})
