import t from 'tap'
import { sagemakerEndpoint } from '../../src/services/sagemaker-endpoint.ts'
import { amounts, kinds } from '../fixtures/amounts.ts'
import { deployment, workload } from '../fixtures/ask.ts'
import { prices } from '../fixtures/prices.ts'

const bill = (given: Parameters<typeof workload>[0], setup: Parameters<typeof deployment>[0] = {}) =>
  sagemakerEndpoint.bill(workload(given), deployment(setup), prices)

t.test('instances, asked or not', async (t) => {
  t.same(amounts(bill({ requestsPerDay: 0, days: 30 })), {
    '1 instance': '40.32',
    'data in': '0.00',
    'data out': '0.00',
  })
  t.equal(bill({ requestsPerDay: 0 }, { instances: 3, instanceType: 'ml.m5.large' }).total.toFixed(2), '8.28')
})

t.test('as many as the busiest hour needs', async (t) => {
  // 2.5 requests at a time on 2 vCPUs that are to be half full: three; full: two.
  const asked = { requestsPerDay: 86_400, durationMs: 2500 }
  t.match(bill(asked).title, '3 × ml.t2.medium')
  t.match(bill(asked, { utilization: 1 }).title, '2 × ml.t2.medium')
  t.match(bill({ ...asked, peakFactor: 4 }).title, '10 × ml.t2.medium')
  t.same(kinds(bill({ ...asked, peakFactor: 4 })), [])
})

t.test('limits', async (t) => {
  t.same(kinds(bill({ requestsPerDay: 86_400, durationMs: 2500 }, { instances: 1 })), ['limit'])
  t.same(kinds(bill({ requestsPerDay: 86_400, durationMs: 2000 }, { instances: 1 })), [])
  t.same(kinds(bill({ memoryMb: 4097 })), ['limit'])
  t.same(kinds(bill({ requestBytes: 25 * 1024 ** 2 + 1 })), ['limit'])
  t.same(kinds(bill({ requestsPerDay: 1, durationMs: 60_001 })), ['limit'])
})

t.test('an instance without a price is told by name', async (t) => {
  t.throws(() => bill({}, { instanceType: 'ml.t2.xlarge' }), {
    message: /"sagemaker-endpoint\.ml\.t2\.xlarge"/,
  })
})
