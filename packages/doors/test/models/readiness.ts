import { type FakeModel, fakeRepository } from '@inferry/testing'
import t from 'tap'
import { readiness } from '../../src/models/readiness.ts'

const damaged = { state: 'failed', reason: 'damaged' } as const

t.test('all that is loaded must have been loaded', async (t) => {
  t.same(readiness(fakeRepository()), { ready: true })
  t.same(readiness(fakeRepository({})), { ready: true })
  const repository = fakeRepository(
    { name: 'one' },
    { name: 'two', health: { state: 'warming' } },
    { name: 'three', health: damaged },
    { name: 'four', health: { state: 'starting' } },
  )
  t.same(readiness(repository), { ready: false, reason: 'two is warming; four is starting' })
  await repository.unload('two')
  await repository.unload('four')
  t.same(readiness(repository), { ready: true }, 'three is broken, one is not')
  await repository.unload('one')
  t.same(readiness(repository), { ready: false, reason: 'three is failed: damaged' })
})

t.test('one that loads later leaves the others in service', async (t) => {
  const two: FakeModel = { name: 'two', health: { state: 'warming' } }
  const repository = fakeRepository({ name: 'one' }, two)
  t.match(readiness(repository), { ready: false }, 'the first start')
  two.health = { state: 'ready' }
  t.same(readiness(repository), { ready: true })
  two.health = { state: 'starting' }
  t.same(readiness(repository), { ready: true })
  await repository.unload('one')
  t.same(readiness(repository), { ready: false, reason: 'two is starting' })
})

t.test('nothing that can be asked', async (t) => {
  t.same(readiness(fakeRepository({ health: damaged })), { ready: false, reason: 'sum is failed: damaged' })
  const repository = fakeRepository({ name: 'one', health: damaged }, { name: 'two', health: damaged })
  t.same(readiness(repository), { ready: false, reason: 'one is failed: damaged; two is failed: damaged' })
  t.same(readiness(fakeRepository({ health: { state: 'draining' } })), {
    ready: false,
    reason: 'sum is draining',
  })
})

t.test('one that is drained leaves the others in service', async (t) => {
  t.same(readiness(fakeRepository({ name: 'one' }, { name: 'two', health: { state: 'draining' } })), {
    ready: true,
  })
})

t.test('stopping', async (t) => {
  t.same(readiness(fakeRepository({}), AbortSignal.abort()), {
    ready: false,
    reason: 'the server is stopping',
  })
})
