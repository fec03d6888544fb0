import { type FakeModel, fakePredictor, fakeRepository } from '@inferry/testing'
import t from 'tap'
import { reload } from '../../src/models/reload.ts'

/** What becomes of a model in that state, in order. */
async function calls(health: FakeModel['health'], loaded = true): Promise<readonly string[]> {
  const told: string[] = []
  const model: FakeModel = { ...(health && { health }) }
  const repository = fakeRepository(model)
  if (!loaded) await repository.unload('sum')
  const note = (what: string) => async () => void told.push(what)
  const predictor = { ...fakePredictor(model), ready: note('ready') }
  await reload(
    {
      ...repository,
      get: () => predictor,
      unload: note('unload'),
      load: async () => {
        told.push('load')
        return predictor
      },
    },
    'sum',
  )
  return told
}

t.test('by state', async (t) => {
  t.same(await calls({ state: 'ready' }), ['unload', 'load'])
  t.same(await calls({ state: 'failed' }), ['load'])
  t.same(await calls(undefined, false), ['load'])
  for (const state of ['starting', 'warming'] as const) t.same(await calls({ state }), ['ready'])
})

t.test('an unknown one', async (t) => {
  await t.rejects(reload(fakeRepository(), 'sum'), { code: 'MODEL_NOT_FOUND' })
})
