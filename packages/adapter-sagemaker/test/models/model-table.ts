import { type Engine, openRepository } from '@inferry/core'
import { trees } from '@inferry/engine-trees'
import t from 'tap'
import { createModelTable } from '../../src/models/model-table.ts'
import { example, makeWith } from '../fixtures/doors.ts'

/** Counts the sessions that are open, and those that load at once. */
function counting() {
  const count = { open: 0, loading: 0, together: 0 }
  const real = trees()
  const engine: Engine = {
    ...real,
    async load(artifact, options) {
      count.together = Math.max(count.together, ++count.loading)
      const session = await real.load(artifact, options).finally(() => count.loading--)
      count.open++
      return { ...session, close: () => session.close().finally(() => count.open--) }
    },
  }
  return { count, engine }
}

async function opened(t: { teardown(end: () => Promise<void>): void }) {
  const { count, engine } = counting()
  const repository = await openRepository([], makeWith([engine]))
  t.teardown(() => repository.close())
  return { count, repository, models: createModelTable(repository) }
}

const url = example('diabetes-forest')

t.test('loads, forgets, frees', async (t) => {
  const { count, repository, models } = await opened(t)
  for (const name of ['a/b?#', '__proto__', 'x'.repeat(5000)]) {
    await models.load({ name, url })
    t.same(models.list(), [{ name, url, loaded: true }])
    t.equal(models.predictor(name).health().state, 'ready')
    await models.unload(name)
    t.equal(count.open, 0)
    t.same(models.list(), [])
    t.same(repository.list(), [])
    await t.rejects(models.unload(name), { code: 'MODEL_NOT_FOUND' })
    t.throws(() => models.predictor(name), { code: 'MODEL_NOT_FOUND' })
  }
})

t.test('loads of one name', async (t) => {
  const { count, models } = await opened(t)
  const first = models.load({ name: 'a', url })
  t.same(models.list(), [], 'not yet')
  t.throws(() => models.get('a'), { code: 'MODEL_NOT_FOUND' })
  await t.rejects(models.load({ name: 'a', url }), { code: 'MODEL_ALREADY_LOADED', status: 409 })
  await first
  await t.rejects(models.load({ name: 'a', url }), { code: 'MODEL_ALREADY_LOADED' })
  t.equal(count.open, 1)
})

t.test('loads of many names, one after the other', async (t) => {
  const { count, models } = await opened(t)
  await Promise.all(['c', 'a', 'b'].map((name) => models.load({ name, url })))
  t.equal(count.together, 1)
  t.same(
    models.list().map(({ name }) => name),
    ['a', 'b', 'c'],
  )
})

t.test('a load that fails leaves nothing', async (t) => {
  const { repository, models } = await opened(t)
  const empty = t.testdir({})
  await t.rejects(models.load({ name: 'a', url: empty }), { code: 'INVALID_ARTIFACT' })
  await t.rejects(models.load({ name: 'a', url: '/no/such' }), { code: 'MODEL_NOT_FOUND' })
  t.same([models.list(), repository.list()], [[], []])
  await models.load({ name: 'a', url })
})

t.test('unloads while loading, and loads while unloading', async (t) => {
  const { count, models } = await opened(t)
  const loading = models.load({ name: 'a', url })
  const unloading = models.unload('a')
  await loading
  const again = unloading.then(() => models.load({ name: 'a', url }))
  await Promise.all([unloading, again])
  const gone = models.unload('a')
  await new Promise(setImmediate)
  const back = models.load({ name: 'a', url })
  await t.rejects(models.unload('b'), { code: 'MODEL_NOT_FOUND' })
  await Promise.all([gone, back])
  t.equal(count.open, 1)
})

t.test('the memory of unloaded models is free', async (t) => {
  const { models } = await opened(t)
  const used = () => process.memoryUsage().external
  await models.load({ name: 'first', url })
  await models.unload('first')
  const before = used()
  const names = ['a', 'b', 'c', 'd', 'e']
  for (const name of names) await models.load({ name, url })
  const loaded = used() - before
  for (const name of names) await models.unload(name)
  t.ok(used() - before < loaded / 5, `${used() - before} of ${loaded} bytes are left`)
})
