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

t.test('the start is told once, when it is over', async (t) => {
  const began = performance.now()
  const { observer, takeStart } = createObservation(began)
  for (const state of ['starting', 'warming'] as const) observer.health?.({ state })
  t.equal(takeStart(), undefined)
  observer.health?.({ state: 'ready' })
  const start = takeStart()
  t.equal(start?.bootMs, began)
  for (const phase of ['openMs', 'loadMs', 'warmUpMs'] as const) t.ok((start?.[phase] ?? -1) >= 0, phase)
  observer.health?.({ state: 'starting' })
  observer.health?.({ state: 'ready' })
  t.equal(takeStart(), undefined, 'a reload is no cold start')
})
