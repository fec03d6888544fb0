import { type FakeModel, fakeRepository } from '@inferry/testing'
import t from 'tap'
import { doors } from '../fixtures/doors.ts'

t.test('one model: ready once it is', async (t) => {
  const model: FakeModel = { health: { state: 'warming' } }
  const stopping = new AbortController()
  const ask = doors(fakeRepository(model), { stopping: stopping.signal })
  for (const method of ['GET', 'POST']) {
    model.health = { state: 'warming' }
    const warming = await ask(method, '/ping')
    t.equal(warming.status, 503)
    t.same(warming.json(), { error: 'sum is warming', code: 'NOT_READY' })
    model.health = { state: 'ready' }
    t.match(await ask(method, '/ping'), { status: 200, text: '', body: undefined })
  }
  model.health = { state: 'failed', reason: 'the file is damaged' }
  t.match((await ask('GET', '/ping')).json(), { error: 'sum is failed: the file is damaged' })
  model.health = { state: 'ready' }
  stopping.abort()
  t.equal((await ask('GET', '/ping')).status, 503)
})

t.test('several models: live whatever they are', async (t) => {
  const model: FakeModel = {}
  const stopping = new AbortController()
  t.equal((await doors(fakeRepository(), { multiModel: true })('GET', '/ping')).status, 200)
  const ask = doors(fakeRepository(model), { multiModel: true, stopping: stopping.signal })
  for (const state of ['starting', 'warming', 'failed', 'draining', 'ready'] as const) {
    model.health = { state }
    t.equal((await ask('GET', '/ping')).status, 200, state)
  }
  stopping.abort()
  t.match(await ask('GET', '/ping'), { status: 503 })
})
