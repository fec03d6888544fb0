import { type Engine, openRepository } from '@inferry/core'
import { onnxruntime } from '@inferry/engine-onnxruntime'
import { trees } from '@inferry/engine-trees'
import t from 'tap'
import { createMemoryBudget, withMemoryBudget } from '../../src/index.ts'
import { csv, doors, example, makeWith, row } from '../fixtures/doors.ts'

const url = example('diabetes-forest')

async function opened(t: { teardown(end: () => Promise<void>): void }, engines?: readonly Engine[]) {
  const repository = await openRepository([], makeWith(engines))
  t.teardown(() => repository.close())
  const ask = doors(repository, { multiModel: true })
  const load = (model_name: string, from = url) =>
    ask('POST', '/models', { body: JSON.stringify({ model_name, url: from }) })
  return { ask, load }
}

t.test('load, list, get, invoke, unload', async (t) => {
  const { ask, load } = await opened(t)
  t.same((await ask('GET', '/models')).json(), { models: [] })
  const loaded = { contentType: 'application/json', text: '{"status":"Workers scaled"}' }
  t.match(await load('a/b'), { status: 200, model: 'a/b', ...loaded })
  t.match(await load('a/b'), { status: 409 })
  const described = { modelName: 'a/b', modelUrl: url }
  t.same((await ask('GET', '/models')).json(), { models: [described] })
  t.same((await ask('GET', '/models/a%2Fb')).json(), described)
  const target = { ...csv, 'x-amzn-sagemaker-target-model': 'path/forest.tar.gz' }
  const invoke = (body: string) => ask('POST', '/models/a%2Fb/invoke', { headers: target, body })
  t.match(await invoke(row), { status: 200, text: '132.51001\n', contentType: 'text/csv', model: 'a/b' })
  t.match(await invoke(''), { status: 204 })
  t.match(await invoke('1\n'), { status: 400 })
  const unloaded = await ask('DELETE', '/models/a%2Fb')
  t.match(unloaded, { status: 200, contentType: 'application/json', model: 'a/b' })
  t.same(unloaded.json(), { status: 'Model "a/b" unregistered' })
  for (const [method, path] of [
    ['GET', '/models/a%2Fb'],
    ['DELETE', '/models/a%2Fb'],
    ['POST', '/models/a%2Fb/invoke'],
  ] as const) {
    const gone = await ask(method, path, { headers: csv, body: row })
    t.equal(gone.status, 404, path)
    t.match(gone.json(), { code: 'MODEL_NOT_FOUND', error: 'the model "a/b" is not loaded' })
  }
  t.match(await load('a/b'), { status: 200 }, 'and back')
})

t.test('pages', async (t) => {
  const { ask, load } = await opened(t, [trees()])
  for (let at = 0; at < 101; at++) t.equal((await load(`m-${at}`)).status, 200)
  const first = (await ask('GET', '/models')).json()
  t.equal(first.models.length, 100)
  const second = (await ask('GET', `/models?next_page_token=${first.nextPageToken}`)).json()
  t.same(second, { models: [{ modelName: 'm-99', modelUrl: url }] })
  t.equal((await ask('GET', '/models?next_page_token=!')).status, 400)
})

t.test('what cannot be loaded', async (t) => {
  const { ask, load } = await opened(t)
  t.equal((await ask('POST', '/models', { body: '{' })).status, 400)
  t.equal((await ask('POST', '/models')).status, 400)
  const nothing = await load('a', '/no/such')
  t.match(nothing, { status: 404, model: undefined })
  t.match(nothing.json(), { code: 'MODEL_NOT_FOUND', location: { field: 'url' } })
  t.equal((await load('a', 'no/such')).status, 400)
  const broken = await load('a', t.testdir({ 'inferry.json': '{' }))
  t.match(broken, { status: 500, model: undefined })
  t.match(broken.json(), { code: 'INVALID_ARTIFACT' })
  t.equal((await ask('PUT', '/models')).status, 405)
  t.same((await ask('GET', '/models')).json(), { models: [] })
})

t.test('not enough memory: room is made by unloading', async (t) => {
  let sessions = 0
  const real = trees()
  const counted: Engine = {
    ...real,
    async load(artifact, options) {
      const session = await real.load(artifact, options)
      sessions++
      return { ...session, close: () => session.close().finally(() => sessions--) }
    },
  }
  /** Room for two. */
  const budget = createMemoryBudget({
    available: () => (2 - sessions) * 40 * 1024 ** 2,
    reserve: 32 * 1024 ** 2,
    collect() {},
  })
  const { ask, load } = await opened(t, [withMemoryBudget(counted, budget)])
  t.same([(await load('a')).status, (await load('b')).status], [200, 200])
  const full = await load('c')
  t.equal(full.status, 507)
  t.match(full.json(), {
    code: 'INSUFFICIENT_MEMORY',
    error: /needs about 32 MiB of memory, 32 of them for requests, and 0 MiB are left/,
  })
  t.equal((await ask('DELETE', '/models/a')).status, 200)
  t.equal(sessions, 1, 'freed when it is answered')
  t.equal((await load('c')).status, 200)
  t.same(
    (await ask('GET', '/models')).json().models.map(({ modelName }: { modelName: string }) => modelName),
    ['b', 'c'],
  )
})

t.test('an allocation that fails while it loads', async (t) => {
  const real = onnxruntime()
  const failing: Engine = { ...real, load: async () => void new ArrayBuffer(2 ** 50) as never }
  const { load } = await opened(t, [failing])
  const answer = await load('a')
  t.equal(answer.status, 507)
  t.match(answer.json(), { code: 'INSUFFICIENT_MEMORY', error: /Array buffer allocation failed/ })
})
