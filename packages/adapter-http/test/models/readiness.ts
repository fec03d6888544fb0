import t from 'tap'
import { readiness } from '../../src/models/readiness.ts'
import { fakeRepository } from '../fixtures/repository.ts'

t.test('all that is loaded must be ready', async (t) => {
  t.same(readiness(fakeRepository()), { ready: true })
  t.same(readiness(fakeRepository({})), { ready: true })
  const repository = fakeRepository(
    { name: 'one' },
    { name: 'two', health: { state: 'warming' } },
    { name: 'three', health: { state: 'failed', reason: 'damaged' } },
  )
  t.same(readiness(repository), { ready: false, reason: 'two is warming; three is failed: damaged' })
  await repository.unload('two')
  await repository.unload('three')
  t.same(readiness(repository), { ready: true })
})

t.test('stopping', async (t) => {
  t.same(readiness(fakeRepository({}), AbortSignal.abort()), {
    ready: false,
    reason: 'the server is stopping',
  })
})
