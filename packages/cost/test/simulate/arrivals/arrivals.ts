import t from 'tap'
import { arrivalKinds, arrivals } from '../../../src/simulate/arrivals/arrivals.ts'
import type { Trace } from '../../../src/simulate/trace.ts'

/** Faster than tap on long arrays. */
const alike = (a: Trace, b: Trace) => Buffer.from(a.times.buffer).equals(Buffer.from(b.times.buffer))

const options = { requestsPerDay: 10_000, durationMs: 200, days: 3, seed: 1 }

t.test('of each kind: as many as asked for, all of one duration, and the same again', async (t) => {
  for (const kind of arrivalKinds) {
    const made = arrivals(kind, options)
    t.equal(made.seconds, 3 * 86_400)
    t.ok(
      Math.abs(made.times.length / 30_000 - 1) < (kind === 'bursty' ? 0.4 : 0.03),
      `${kind} ${made.times.length}`,
    )
    t.ok(
      made.durationsMs.length === made.times.length && made.durationsMs.every((duration) => duration === 200),
    )
    t.ok(alike(arrivals(kind, options), made))
    t.notOk(alike(arrivals(kind, { ...options, seed: 2 }), made))
  }
})

t.test('a fast stream is simulated for less time', async (t) => {
  const made = arrivals('poisson', { ...options, requestsPerDay: 1e9, days: 30 })
  t.equal(made.seconds, 86.4)
  t.ok(Math.abs(made.times.length - 1e6) < 5000)
  t.equal(
    arrivals('diurnal', { ...options, requestsPerDay: 300_000, days: 30 }).seconds,
    3 * 86_400,
    'whole days',
  )
  for (const [kind, requestsPerDay] of [
    ['diurnal', 2e6],
    ['bursty', 3e7],
  ] as const)
    t.throws(() => arrivals(kind, { ...options, requestsPerDay }), {
      code: 'INVALID_CONFIGURATION',
      location: { field: 'arrivals' },
    })
})

t.test('nothing comes', async (t) => {
  for (const kind of arrivalKinds) t.equal(arrivals(kind, { ...options, requestsPerDay: 0 }).times.length, 0)
})
