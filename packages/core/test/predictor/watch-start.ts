import t from 'tap'
import { watchStart } from '../../src/predictor/watch-start.ts'

t.test('the start is told once, when it is over', async (t) => {
  const codeAt = performance.now()
  const { health, take } = watchStart(codeAt)
  for (const state of ['starting', 'warming'] as const) health({ state })
  t.equal(take(), undefined)
  health({ state: 'ready' })
  const start = take()
  t.equal(start?.startedAt, performance.timeOrigin)
  t.ok((start?.runtimeMs ?? 0) > 0)
  t.equal((start?.runtimeMs ?? 0) + (start?.codeMs ?? 0), codeAt)
  for (const phase of ['openMs', 'loadMs', 'warmUpMs'] as const) t.ok((start?.[phase] ?? -1) >= 0, phase)
  health({ state: 'starting' })
  health({ state: 'ready' })
  t.equal(take(), undefined, 'a reload is no cold start')
})

t.test('no phase is below none', async (t) => {
  const { health, take } = watchStart(0)
  for (const state of ['starting', 'warming', 'ready'] as const) health({ state })
  t.match(take(), { runtimeMs: 0, codeMs: 0 })
})
