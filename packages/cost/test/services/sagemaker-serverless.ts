import t from 'tap'
import { overridePrices } from '../../src/prices/override-prices.ts'
import { sagemakerServerless } from '../../src/services/sagemaker-serverless.ts'
import { amounts, kinds } from '../fixtures/amounts.ts'
import { deployment, workload } from '../fixtures/ask.ts'
import { prices } from '../fixtures/prices.ts'

const bill = (given: Parameters<typeof workload>[0], provisioned = 0) =>
  sagemakerServerless.bill(workload(given), deployment({ provisioned }), prices)

t.test('memory in steps of 1 GB', async (t) => {
  // 100,000 s, each GB at 0.00002.
  for (const [memoryMb, total] of [
    [1, '2.00'],
    [1024, '2.00'],
    [1025, '4.00'],
    [6144, '12.00'],
  ] as const)
    t.equal(bill({ memoryMb }).total.toFixed(2), total)
})

t.test('duration and data', async (t) => {
  t.same(amounts(bill({ memoryMb: 2048, requestBytes: 10_000, responseBytes: 1000 })), {
    compute: '4.00',
    'data in': '0.16',
    'data out': '0.02',
  })
})

t.test('each request is rounded up by itself, where it was measured', async (t) => {
  t.equal(bill({ durationMs: 1.5, billedMs: 1.75 }).total, bill({ durationMs: 1.75, billedMs: 1.75 }).total)
  t.equal(bill({ durationMs: 100.5 }).total.toFixed(2), '2.02')
  t.equal(bill({ durationMs: 100.5, billedMs: 100.75 }).total.toFixed(3), '2.015')
})

t.test('cold starts are not billed', async (t) => {
  t.equal(bill({ coldMs: 5000, coldShare: 0.5 }).total, bill({}).total)
})

t.test('provisioned concurrency, by what its prices are', async (t) => {
  // 100,000 s of 2 GB a day on instances that are there, of which two are kept.
  t.match(amounts(bill({ requestsPerDay: 1, memoryMb: 2048 }, 2)), { 'kept ready': '1.73', compute: '0.00' })
  const price = (usd: number) => ({
    ...{ unit: 'GB-second', tiers: [{ price: usd }], source: 'made up for this test', date: '2026' },
  })
  const own = overridePrices(prices, {
    ...{ region: 'us-east-1', date: '2026' },
    prices: {
      'sagemaker-serverless.provisioned': price(0.001),
      'sagemaker-serverless.provisioned-duration': price(0.01),
    },
  })
  const asked = workload({ requestsPerDay: 86_400, durationMs: 1000 })
  const with1 = sagemakerServerless.bill(asked, deployment({ provisioned: 1 }), own)
  t.same(kinds(with1), [])
  t.match(amounts(with1), { 'kept ready': '86.40', 'compute, kept ready': '432.00', compute: '0.86' })
})

t.test('limits', async (t) => {
  t.same(kinds(bill({ memoryMb: 6145 })), ['limit'])
  t.same(kinds(bill({ requestBytes: 4 * 1024 ** 2, responseBytes: 4 * 1024 ** 2 })), [])
  t.same(kinds(bill({ requestBytes: 4 * 1024 ** 2 + 1 })), ['limit'])
  t.same(kinds(bill({ requestsPerDay: 1, durationMs: 60_001 })), ['limit'])
  t.same(kinds(bill({ requestsPerDay: 86_400 * 200, durationMs: 1000 })), [])
  t.same(kinds(bill({ requestsPerDay: 86_400 * 201, durationMs: 1000 })), ['limit'])
})
