import t from 'tap'
import { createObservation } from '../../src/log/observe.ts'

const run = { requests: 1, rows: 2, waitMs: 1, runMs: 3 }

t.test('runs are told once', async (t) => {
  const { observer, takeRuns } = createObservation(0)
  t.same(takeRuns(), { rows: 0, runMs: 0, waitMs: 0 })
  observer.run?.(run)
  observer.run?.(run)
  t.same(takeRuns(), { rows: 4, runMs: 6, waitMs: 2 })
  t.same(takeRuns(), { rows: 0, runMs: 0, waitMs: 0 })
})

t.test('a run of an invocation that is over is not of the next one', async (t) => {
  const { observer, begin, takeRuns } = createObservation(0)
  begin()
  observer.run?.({ requests: 1, rows: 2, waitMs: 0, runMs: 0 })
  begin()
  t.same(takeRuns(), { rows: 0, runMs: 0, waitMs: 0 }, 'what was not told is forgotten')
  observer.run?.({ requests: 1, rows: 500_000, waitMs: 50, runMs: 3000 })
  observer.run?.({ requests: 1, rows: 1, waitMs: 0, runMs: 0 })
  t.equal(takeRuns().rows, 1)
})

t.test('the start is told once, when it is over', async (t) => {
  const { observer, takeStart } = createObservation(performance.now())
  for (const state of ['starting', 'warming'] as const) observer.health?.({ state })
  t.equal(takeStart(), undefined)
  observer.health?.({ state: 'ready' })
  t.match(takeStart(), { codeMs: Number, warmUpMs: Number })
  t.equal(takeStart(), undefined)
})
