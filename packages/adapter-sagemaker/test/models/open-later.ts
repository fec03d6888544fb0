import { InferryError, type Repository } from '@inferry/core'
import { fakeRepository } from '@inferry/testing'
import t from 'tap'
import { openLater } from '../../src/models/open-later.ts'

t.test('until it is open', async (t) => {
  let open: (repository: Repository) => void = () => {}
  const repository = openLater(
    'model',
    new Promise((resolve) => {
      open = resolve
    }),
  )
  t.same(repository.list(), [{ name: 'model', state: 'starting' }])
  t.throws(() => repository.get('model'), {
    code: 'NOT_READY',
    message: 'the model is starting',
    retryAfter: 1,
  })
  const unloaded = repository.unload('sum')
  open(fakeRepository({}))
  await unloaded
  t.match(repository.list(), [{ name: 'sum', state: 'unloaded' }])
  t.equal(await repository.load('sum'), repository.get('sum'))
  await repository.close()
})

t.test('it cannot be opened', async (t) => {
  const repository = openLater('model', Promise.reject(new InferryError('INVALID_ARTIFACT', 'it is damaged')))
  await t.rejects(repository.load('model'), { code: 'NOT_READY' })
  t.same(repository.list(), [{ name: 'model', state: 'failed', reason: 'it is damaged' }])
  t.throws(() => repository.get('model'), { message: 'the model is failed: it is damaged' })
  await repository.close()
})
