import t from 'tap'
import { frontTerms, frontViolations } from '../../src/services/front.ts'
import type { Front } from '../../src/workload/workload.ts'
import { amounts, kinds } from '../fixtures/amounts.ts'
import { workload } from '../fixtures/ask.ts'
import { prices } from '../fixtures/prices.ts'

const of = (front: Front, given: Parameters<typeof workload>[0] = {}, lambda = true) =>
  amounts({ terms: frontTerms(front, workload(given), prices, { lambda }) })

t.test('a function URL costs nothing', async (t) => {
  t.same(of('function-url'), {})
})

t.test('an HTTP API, metered by 512 KiB', async (t) => {
  t.same(of('http-api'), { 'HTTP API': '1.00' })
  t.same(of('http-api', { requestBytes: 512 * 1024 }), { 'HTTP API': '1.00' })
  t.same(of('http-api', { responseBytes: 512 * 1024 + 1 }), { 'HTTP API': '2.00' })
})

// Source: https://aws.amazon.com/api-gateway/pricing/, HTTP APIs: 432 million requests: 300 × 1.00 + 132 × 0.90.
t.test("AWS's example of an HTTP API: 300.00 + 118.80", async (t) => {
  const terms = frontTerms('http-api', workload({ requestsPerDay: 432e6 }), prices, { lambda: true })
  t.same(
    terms.map(({ amount }) => amount.toFixed(2)),
    ['300.00', '118.80'],
  )
})

t.test('a REST API', async (t) => {
  t.same(of('rest-api'), { 'REST API': '3.50' })
})

t.test('a load balancer: hours, and the fullest of its measures', async (t) => {
  // 2.16 million requests a day are 25 a second: one unit all day.
  t.same(of('alb', { requestsPerDay: 2.16e6, durationMs: 1 }), {
    'load balancer': '0.54',
    'load balancer, capacity': '0.19',
  })
  // 24 GB a day are 1 GB an hour: one unit to containers, two and a half to Lambda.
  const bytes = { requestsPerDay: 24_000, requestBytes: 5e5, responseBytes: 5e5, durationMs: 1 }
  t.equal(of('alb', bytes, false)['load balancer, capacity'], '0.19')
  t.equal(of('alb', bytes)['load balancer, capacity'], '0.48')
  // 86,400 requests of 6,000 s are 6,000 at a time: two units.
  t.equal(of('alb', { requestsPerDay: 86_400, durationMs: 6e6 })['load balancer, capacity'], '0.38')
})

t.test('a queue: sent, received, deleted, by 64 KiB', async (t) => {
  t.same(of('sqs'), { SQS: '1.20' })
  t.same(of('sqs', { requestBytes: 64 * 1024 + 1 }), { SQS: '2.00' })
})

t.test('objects: the request and its answer written, the request read', async (t) => {
  t.same(of('s3'), { 'S3, written': '10.00', 'S3, read': '0.40' })
})

t.test('what a front does not let pass', async (t) => {
  const passing = { requestBytes: 0, responseBytes: 0, milliseconds: 0 }
  const refused = (front: Front, given: Partial<typeof passing>) =>
    kinds({ violations: frontViolations(front, { ...passing, ...given }) }).length
  const mb = 1024 ** 2
  for (const [front, given, count] of [
    ['function-url', { requestBytes: 1e12, milliseconds: 1e9 }, 0],
    ['http-api', { requestBytes: 10 * mb, milliseconds: 30_000 }, 0],
    ['http-api', { requestBytes: 10 * mb + 1, milliseconds: 30_001 }, 2],
    ['rest-api', { milliseconds: 29_001 }, 1],
    ['alb', { responseBytes: mb }, 0],
    ['alb', { responseBytes: mb + 1 }, 1],
  ] as const)
    t.equal(refused(front, given), count, `${front} ${JSON.stringify(given)}`)
})
