import fc from 'fast-check'
import t from 'tap'
import { simulateOnDemand } from '../../src/simulate/simulate-on-demand.ts'
import { erlangB } from '../../src/workload/erlang-b.ts'
import { type Durations, randomTrace, trace } from '../fixtures/traces.ts'

const forever = { keepAliveSeconds: Number.POSITIVE_INFINITY, coldMs: 0 }

t.test('step by step', async (t) => {
  // 0: cold, until 1.5. 1: finds it busy, cold, until 2.5. 3: the one used last. 3.2: the other. 20: both are gone.
  const { cold, throttled, latenciesMs, found, mostBusy } = simulateOnDemand(trace([0, 1, 3, 3.2, 20]), {
    keepAliveSeconds: 10,
    coldMs: 500,
  })
  t.same([...latenciesMs], [1500, 1500, 1000, 1000, 1500])
  t.same([cold, throttled, mostBusy], [3, 0, 2])
  t.same(found, [3, 2])
})

t.test('the instance that was used last is asked first, so that the others may go', async (t) => {
  const times = [0, 0.5, ...Array.from({ length: 20 }, (_, index) => 5 + 5 * index)]
  const { cold } = simulateOnDemand(trace([...times, 105, 105.5]), { keepAliveSeconds: 6, coldMs: 0 })
  t.equal(cold, 3, 'two at the beginning, and one at the end for the one that was gone meanwhile')
})

t.test('what is kept ready is asked first, and is never cold', async (t) => {
  const { cold, latenciesMs } = simulateOnDemand(trace([0, 0.1, 0.2, 1000]), {
    ...{ keepAliveSeconds: 5, coldMs: 300, provisioned: 2 },
  })
  t.equal(cold, 1)
  t.same([...latenciesMs], [1000, 1000, 1300, 1000])
})

t.test('one more than the limit is refused', async (t) => {
  const { throttled, latenciesMs, found } = simulateOnDemand(trace([0, 0.1, 0.2, 1.05]), {
    ...forever,
    limit: 2,
  })
  t.equal(throttled, 1)
  t.equal(latenciesMs.length, 3)
  t.same(found, [1, 2, 1])
})

t.test('nothing comes', async (t) => {
  const { cold, latenciesMs, found, mostBusy } = simulateOnDemand(trace([]), forever)
  t.same([cold, latenciesMs.length, found, mostBusy], [0, 0, [], 0])
})

// M/G/∞: the number under way is Poisson with the load as its mean, whatever durations are like; PASTA: arrivals see it.
for (const durations of ['constant', 'exponential'] as Durations[]) {
  t.test(`requests under way without a limit are Poisson (${durations} durations)`, async (t) => {
    const load = 3
    const { found } = simulateOnDemand(randomTrace(load, 200_000, durations), forever)
    const total = found.reduce((sum, count) => sum + count, 0)
    const mean = found.reduce((sum, count, busy) => sum + count * busy, 0) / total
    t.ok(Math.abs(mean - load) < 0.05, `mean ${mean}`)
    let expected = Math.exp(-load)
    for (let busy = 0; busy < 10; busy += 1) {
      const share = (found[busy] ?? 0) / total
      t.ok(Math.abs(share - expected) < 0.006, `${busy}: ${share}, expected ${expected}`)
      expected *= load / (busy + 1)
    }
  })

  t.test(`refused at a limit: Erlang's B (${durations} durations)`, async (t) => {
    for (const [load, limit] of [
      [2, 2],
      [5, 8],
    ] as const) {
      const requests = randomTrace(load, 200_000, durations, 2)
      const { throttled } = simulateOnDemand(requests, { ...forever, limit })
      const share = throttled / requests.times.length
      t.ok(Math.abs(share - erlangB(limit, load)) < 0.006, `${share}, expected ${erlangB(limit, load)}`)
    }
  })
}

t.test("beyond what is kept ready: Erlang's B too, as the bill has it", async (t) => {
  const requests = randomTrace(3, 200_000, 'exponential', 3)
  const { cold } = simulateOnDemand(requests, { keepAliveSeconds: 0, coldMs: 0, provisioned: 4 })
  // Nothing stays on demand, so that each of these is cold.
  const share = cold / requests.times.length
  t.ok(Math.abs(share - erlangB(4, 3)) < 0.006, `${share}, expected ${erlangB(4, 3)}`)
})

// One instance: from its end to the next request it is idle for an exponential time, as the stream has no memory.
t.test('one instance, keep-alive T: the share of cold starts is P(gap > T) = exp(−λT)', async (t) => {
  for (const [perSecond, keepAliveSeconds] of [
    [0.1, 5],
    [0.1, 20],
    [1, 1],
  ] as const) {
    const requests = randomTrace(perSecond, 200_000, 'constant', 4)
    const options = { keepAliveSeconds, coldMs: 2000, limit: 1 }
    const { cold, latenciesMs } = simulateOnDemand(requests, options)
    const share = cold / latenciesMs.length
    const expected = Math.exp(-perSecond * keepAliveSeconds)
    t.ok(Math.abs(share - expected) < 0.006, `${share}, expected ${expected}`)
  }
})

t.test(
  'however requests come: all are answered or refused, and a longer keep-alive is never colder',
  async (t) => {
    const gaps = fc.array(fc.double({ min: 0, max: 30, noNaN: true }), { maxLength: 60 })
    fc.assert(
      fc.property(
        gaps,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 3 }),
        (apart, limit, provisioned) => {
          let time = 0
          const requests = trace(apart.map((gap) => (time += gap)))
          const run = (keepAliveSeconds: number) =>
            simulateOnDemand(requests, { keepAliveSeconds, coldMs: 0, limit, provisioned })
          const [short, long] = [run(2), run(20)]
          return (
            short.latenciesMs.length + short.throttled === requests.times.length &&
            short.found.reduce((sum, count) => sum + count, 0) === requests.times.length &&
            short.mostBusy <= limit &&
            long.cold <= short.cold
          )
        },
      ),
    )
    t.pass()
  },
)
