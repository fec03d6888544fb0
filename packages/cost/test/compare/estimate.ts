import t from 'tap'
import { estimate } from '../../src/compare/estimate.ts'
import { servicesNamed } from '../../src/services/services.ts'
import { arrivals } from '../../src/simulate/arrivals/arrivals.ts'
import { prices } from '../fixtures/prices.ts'
import { trace } from '../fixtures/traces.ts'

const workload = { requestsPerDay: 10_000, durationMs: 200, requestBytes: 0, responseBytes: 0 }

t.test('every service, the cheapest first, and what to choose', async (t) => {
  const { bills, recommendation, region, date, simulation } = estimate({ workload }, prices)
  t.equal(bills.length, 7)
  const totals = bills.map(({ total }) => total)
  t.same(
    totals,
    [...totals].sort((a, b) => a - b),
  )
  t.equal(recommendation.atOnce?.service, 'lambda')
  t.equal(recommendation.later?.service, 'fargate-job', 'Spot is cheaper, but what it costs is not known')
  t.same([region, date, simulation], [prices.region, prices.date, undefined])
})

// A month of the instance, over what a request costs on Lambda in a month of days.
t.test('Lambda and one endpoint meet at the closed form', async (t) => {
  const perRequest = 0.1 * 0.0000166667 + 0.2e-6
  const expected = (0.056 * 24) / perRequest
  const { breakEvens } = estimate(
    { workload, deployment: { instances: 1 }, services: servicesNamed(['lambda', 'sagemaker-endpoint']) },
    prices,
  )
  const [first] = breakEvens.atOnce.cheapest
  t.match(first, { below: 'lambda', above: 'sagemaker-endpoint' })
  t.ok(
    Math.abs((first?.requestsPerDay ?? 0) / expected - 1) < 1e-9,
    `${first?.requestsPerDay}, expected ${expected}`,
  )
  t.equal(Math.round(expected), 719_999)
  t.match(breakEvens.atOnce.pairs, [{ service: 'lambda', other: 'sagemaker-endpoint' }])
  t.equal(breakEvens.atOnce.pairs[0]?.requestsPerDay, first?.requestsPerDay)
  t.same(breakEvens.later, { cheapest: [], pairs: [] })
})

t.test('a simulation tells the cold starts that are billed, and the busiest hour', async (t) => {
  const apart = trace([0, 1000, 2000, 3000], 200)
  const asked = { ...workload, coldMs: 3000 }
  const { bills, simulation } = estimate({ workload: asked, simulation: { trace: apart } }, prices)
  t.equal(simulation?.runs.find(({ service }) => service === 'lambda')?.cold, 4)
  const cold = bills
    .find(({ service }) => service === 'lambda')
    ?.terms.find(({ label }) => label === 'cold starts')
  t.equal(cold?.quantity, 10_000 * 30 * 3 * 0.5, 'each of them')
  const warm = estimate({ workload: asked, simulation: { trace: apart, keepAliveSeconds: 1000 } }, prices)
  t.equal(warm.simulation?.runs[0]?.cold, 1)

  const made = arrivals('diurnal', { requestsPerDay: 10_000, durationMs: 200, days: 10, seed: 1 })
  const diurnal = estimate({ workload, simulation: { trace: made } }, prices)
  t.ok(
    diurnal.workload.peakFactor > 1.7 && diurnal.workload.peakFactor < 2.2,
    `${diurnal.workload.peakFactor}`,
  )
})

t.test('an empty trace', async (t) => {
  const { simulation } = estimate({ workload, simulation: { trace: trace([]) } }, prices)
  t.match(simulation?.runs[0], { requests: 0, cold: 0, latencyMs: { p99: 0 } })
})

t.test('a load beyond all measure', async (t) => {
  const huge = { requestsPerDay: 1e12, durationMs: 1e9, coldMs: 1e9 }
  const made = arrivals('poisson', { ...huge, days: 1e-9, seed: 1 })
  const { bills, recommendation } = estimate({ workload: huge, simulation: { trace: made } }, prices)
  t.ok(bills.every(({ total }) => Number.isFinite(total)))
  t.equal(
    recommendation.later?.service,
    'fargate-job',
    'no request may take 11 days but in a task of our own',
  )
})

t.test('what cannot be', async (t) => {
  for (const requestsPerDay of [-1, Number.NaN, Number.POSITIVE_INFINITY])
    t.throws(() => estimate({ workload: { ...workload, requestsPerDay } }, prices), {
      code: 'INVALID_CONFIGURATION',
      location: { field: 'requestsPerDay' },
    })
})

t.test('a service by what was measured on it', async (t) => {
  const measured = { lambda: { durationMs: 1.5, billedMs: 1.75, memoryMb: 1024, coldMs: 100 } }
  const { bills } = estimate(
    { workload, measured, services: servicesNamed(['lambda', 'sagemaker-endpoint']) },
    prices,
  )
  const lambda = bills.find(({ service }) => service === 'lambda')
  t.match(lambda?.title, '1,024 MB')
  t.equal(lambda?.terms[0]?.quantity, 300_000 * 0.00175)
  t.throws(() => estimate({ workload, measured: { lambda: { memoryMb: 0 } } }, prices), {
    code: 'INVALID_CONFIGURATION',
    location: { field: 'memoryMb' },
  })
})

t.test('a service on the processor that it was measured on', async (t) => {
  const measured = { 'fargate-service': { architecture: 'arm64' } } as const
  const services = servicesNamed(['lambda', 'fargate-service'])
  const titles = (asked: object) =>
    estimate({ workload, services, ...asked }, prices).bills.map(({ title }) => title.match(/x64|arm64/)?.[0])
  t.same(titles({ measured }), ['x64', 'arm64'])
  t.same(titles({ measured, deployment: { architecture: 'arm64' } }), ['arm64', 'arm64'])
  const cost = (asked: object) => estimate({ workload, services, ...asked }, prices).curves[1]?.cost(10_000)
  t.equal(cost({ measured }), cost({ deployment: { architecture: 'arm64' } }), 'in the curves as well')
  t.not(cost({ measured }), cost({}))
  t.throws(() => estimate({ workload, measured: { lambda: { architecture: 'x86' as 'x64' } } }, prices), {
    code: 'INVALID_CONFIGURATION',
    location: { field: 'architecture' },
  })
})

t.test('measured times are walked through, and their cold starts billed', async (t) => {
  const measured = { lambda: { durationMs: 10, coldMs: 500 } }
  const apart = trace([0, 1000, 2000, 3000], Number.NaN)
  const services = servicesNamed(['lambda'])
  const { bills, simulation } = estimate(
    { workload, measured, services, simulation: { trace: apart } },
    prices,
  )
  t.equal(simulation?.runs[0]?.latencyMs.max, 510)
  t.equal(bills[0]?.terms.find(({ label }) => label === 'cold starts')?.quantity, 300_000 * 0.5 * 0.5)
})

t.test('what lacks a price is left out, also if nothing is left', async (t) => {
  const { 'lambda.requests': _, ...others } = prices.prices
  const lacking = { ...prices, prices: others }
  const { bills, unpriced } = estimate({ workload }, lacking)
  t.equal(bills.length, 6)
  t.match(unpriced, [{ service: 'lambda', message: /no price "lambda\.requests"/ }])
  const none = estimate(
    { workload, services: servicesNamed(['lambda']), simulation: { trace: trace([0, 1000]) } },
    lacking,
  )
  t.match(none, { bills: [], recommendation: {}, curves: [], unpriced: [{ service: 'lambda' }] })
})

t.test('batch transform is neither chosen nor in a break-even until its start is known', async (t) => {
  const short = { requestsPerDay: 1, durationMs: 1000 }
  const of = (startSeconds: number) => estimate({ workload: short, deployment: { startSeconds } }, prices)
  const { recommendation, breakEvens } = of(0)
  t.equal(recommendation.later?.service, 'fargate-job')
  t.match(recommendation.later?.reason, 'batch-transform may be cheaper, but not all of its price is known')
  const rated = ({ cheapest, pairs }: (typeof breakEvens)['later']) => [
    ...cheapest.flatMap(({ below, above }) => [below, above]),
    ...pairs.map(({ other }) => other),
  ]
  t.notOk(rated(breakEvens.later).includes('batch-transform'))
  t.ok(rated(of(120).breakEvens.later).includes('batch-transform'))
})
