import fc from 'fast-check'
import t from 'tap'
import { lambda } from '../../src/services/lambda.ts'
import { amounts, kinds } from '../fixtures/amounts.ts'
import { deployment, workload } from '../fixtures/ask.ts'
import { prices } from '../fixtures/prices.ts'

// Source: https://aws.amazon.com/lambda/pricing/, "Pricing Example 1: Mobile application backend".
t.test("AWS's example: 3 million requests, 120 ms, 1536 MB, free tier: 2.33 + 0.40 = 2.73", async (t) => {
  const asked = workload({ requestsPerDay: 1e5, days: 30, durationMs: 120, memoryMb: 1536 })
  const bill = lambda.bill(asked, deployment({ freeTier: true }), prices)
  t.same(amounts(bill), { compute: '2.33', requests: '0.40' })
  t.equal(bill.total.toFixed(2), '2.73')
})

t.test('each request is rounded up by itself, where it was measured', async (t) => {
  const total = (given: Parameters<typeof workload>[0]) =>
    lambda.bill(workload(given), deployment(), prices).terms[0]?.quantity
  t.equal(total({ durationMs: 1.2 }), 2000)
  t.equal(total({ durationMs: 1.2, billedMs: 1.3 }), 1300)
})

// Source: the same page, an older copy, whose price is 0.00001667: 18.34 + 0.40.
t.test("AWS's older example: 3 million requests, 1 s, 512 MB, free tier", async (t) => {
  const asked = workload({ requestsPerDay: 1e5, days: 30, durationMs: 1000, memoryMb: 512 })
  const bill = lambda.bill(asked, deployment({ freeTier: true }), prices)
  t.same(amounts(bill), { compute: '18.33', requests: '0.40' })
})

// Source: the same page, provisioned concurrency, example 1: 1,000 of 1 GB for two hours, 1.2 million requests of 1 s.
t.test("AWS's example of provisioned concurrency: 30.00 + 0.24 + 11.67 = 41.91", async (t) => {
  const asked = workload({ requestsPerDay: 1.2e6 * 12, days: 2 / 24, durationMs: 1000 })
  const bill = lambda.bill(asked, deployment({ provisioned: 1000, freeTier: true }), prices)
  t.same(amounts(bill), {
    'kept ready': '30.00',
    'compute, kept ready': '11.67',
    compute: '0.00',
    requests: '0.24',
  })
  t.equal(bill.total.toFixed(2), '41.91', 'the free tier is not for functions with provisioned concurrency')
})

t.test('what finds no instance ready runs on demand', async (t) => {
  // One request at a time on average: Erlang's B of one server is a half.
  const asked = workload({ requestsPerDay: 86_400, durationMs: 1000 })
  const { terms } = lambda.bill(asked, deployment({ provisioned: 1 }), prices)
  const quantities = new Map(terms.map(({ label, quantity }) => [label, quantity]))
  t.equal(quantities.get('kept ready'), 86_400)
  t.equal(quantities.get('compute, kept ready'), 43_200)
  t.equal(quantities.get('compute'), 43_200)
})

t.test('whole milliseconds, at least 128 MB', async (t) => {
  const quantity = (durationMs: number, memoryMb: number) =>
    lambda.bill(workload({ durationMs, memoryMb }), deployment(), prices).terms[0]?.quantity
  t.equal(quantity(0.2, 1024), 1000)
  t.equal(quantity(1, 1024), 1000)
  t.equal(quantity(1.01, 1024), 2000)
  t.equal(quantity(1, 64), 125)
})

t.test('a cold start is billed', async (t) => {
  const asked = workload({ coldMs: 3000, coldShare: 0.01 })
  const { terms } = lambda.bill(asked, deployment(), prices)
  t.match(
    terms.find(({ label }) => label === 'cold starts'),
    { quantity: 30_000, unitPrice: 0.0000166667 },
  )
  const free = lambda.bill(asked, deployment({ freeTier: true }), prices)
  t.same(amounts(free), { compute: '0.00', 'cold starts': '0.00', requests: '0.00' })
})

t.test('the free tier is used by what computes, and what is left by cold starts', async (t) => {
  // 350,000 GB-seconds and 100,000 of cold starts, of which 50,000 are free.
  const asked = workload({ durationMs: 350, coldMs: 1000, coldShare: 0.1 })
  const { terms } = lambda.bill(asked, deployment({ freeTier: true }), prices)
  t.equal(terms.find(({ label }) => label === 'cold starts')?.quantity, 50_000)
})

t.test('tiers: a cold start counts on where computing ends', async (t) => {
  const asked = workload({ requestsPerDay: 6e9, durationMs: 1000, coldMs: 1000, coldShare: 0.5 })
  const { terms } = lambda.bill(asked, deployment(), prices)
  t.same(
    terms.map(({ label, quantity, unitPrice }) => [label, quantity, unitPrice]),
    [
      ['compute', 6e9, 0.0000166667],
      ['cold starts', 3e9, 0.000015],
      ['requests', 6000, 0.2],
    ],
  )
})

t.test('/tmp above 512 MB', async (t) => {
  const bill = (storageMb: number) => lambda.bill(workload(), deployment({ storageMb }), prices)
  t.notMatch(amounts(bill(512)), { '/tmp': /./ })
  // 100,000 s of 9.5 GB.
  t.match(
    bill(10_240).terms.find(({ label }) => label === '/tmp'),
    { quantity: 950_000, unitPrice: 3.09e-8 },
  )
})

t.test('limits and quotas', async (t) => {
  const of = (given: Parameters<typeof workload>[0], front: 'function-url' | 'rest-api' = 'function-url') =>
    kinds(lambda.bill(workload(given), deployment({ front }), prices))
  t.same(of({}), [])
  t.same(of({ memoryMb: 10_240 }), [])
  t.same(of({ memoryMb: 10_241 }), ['limit'])
  t.same(of({ requestBytes: 6 * 1024 ** 2 }), [])
  t.same(of({ requestBytes: 6 * 1024 ** 2 + 1, responseBytes: 1e9 }), ['limit', 'limit'])
  t.same(of({ requestsPerDay: 1, durationMs: 900_001 }), ['limit'])
  t.same(of({ requestsPerDay: 1, durationMs: 28_000, coldMs: 2000 }, 'rest-api'), ['limit'])
  t.same(of({ requestsPerDay: 864e6, durationMs: 101 }), ['quota'], '1,010 at a time')
})

t.test('more requests, longer ones and more memory never cost less; terms are the total', async (t) => {
  const number = (max: number) => fc.double({ min: 0, max, noNaN: true })
  fc.assert(
    fc.property(
      number(1e9),
      number(1e5),
      fc.integer({ min: 1, max: 10_240 }),
      fc.integer({ min: 0, max: 40 }),
      fc.constantFrom('x64' as const, 'arm64' as const),
      (requestsPerDay, durationMs, memoryMb, provisioned, architecture) => {
        const setup = deployment({ provisioned, architecture, front: 'http-api' })
        const asked = workload({ requestsPerDay, durationMs, memoryMb })
        const bill = lambda.bill(asked, setup, prices)
        const sum = bill.terms.reduce((all, { amount }) => all + amount, 0)
        const more = [
          { ...asked, requestsPerDay: requestsPerDay * 1.5 },
          { ...asked, durationMs: durationMs + 10 },
          { ...asked, memoryMb: memoryMb + 100 },
        ].map((larger) => lambda.bill(larger, setup, prices).total)
        return sum === bill.total && more.every((total) => total >= bill.total * (1 - 1e-12))
      },
    ),
  )
  t.pass()
})
