import { join } from 'node:path'
import t from 'tap'
import { watchStart } from '../../src/predictor/watch-start.ts'
import { openSums } from '../fixtures/open-sums.ts'

t.test('the start is told once, when it is over', async (t) => {
  const codeAt = performance.now()
  const { health, take } = watchStart(codeAt)
  for (const state of ['starting', 'warming'] as const) health({ state })
  t.equal(take(), undefined)
  health({ state: 'ready' })
  const start = take()
  t.equal(start?.startedAt, Math.round(performance.timeOrigin * 1000) / 1000, 'to a thousandth')
  t.ok((start?.runtimeMs ?? 0) > 0)
  t.ok(Math.abs((start?.runtimeMs ?? 0) + (start?.codeMs ?? 0) - codeAt) < 0.002)
  for (const phase of ['openMs', 'readMs', 'loadMs', 'warmUpMs'] as const)
    t.ok((start?.[phase] ?? -1) >= 0, phase)
  health({ state: 'starting' })
  health({ state: 'ready' })
  t.equal(take(), undefined, 'a reload is no cold start')
})

t.test('no phase is below none', async (t) => {
  const { health, take } = watchStart(0)
  for (const state of ['starting', 'warming', 'ready'] as const) health({ state })
  t.match(take(), { runtimeMs: 0, codeMs: 0 })
})

t.test('what reading takes is told apart from loading', async (t) => {
  const artifact = await openSums(t)
  const slowly = async <T>(value: T) => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    return value
  }
  const { health, take, reading } = watchStart(performance.now())
  const watched = reading({
    ...artifact,
    read: async (path) => slowly(await artifact.read(path)),
    locate: async (path) => slowly(await artifact.locate(path)),
  })
  await watched.read('model.json')
  health({ state: 'starting' })
  t.same(await watched.read('model.json'), await artifact.read('model.json'))
  t.equal(await watched.locate('model.json'), join(artifact.folder, 'model.json'))
  await t.rejects(watched.read('none'), { code: 'INVALID_ARTIFACT' })
  await slowly(undefined)
  health({ state: 'warming' })
  health({ state: 'ready' })
  const { readMs = 0, loadMs = 0 } = take() ?? {}
  t.ok(readMs >= 38, `${readMs}`)
  t.ok(loadMs >= 18, `${loadMs}`)
})
