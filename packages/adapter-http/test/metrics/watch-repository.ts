import { type FakeModel, fakeRepository } from '@inferry/testing'
import t from 'tap'
import { createMetrics } from '../../src/metrics/create-metrics.ts'
import { watchRepository } from '../../src/metrics/watch-repository.ts'

t.test('each gauge asks for the list once', async (t) => {
  const metrics = createMetrics()
  const repository = fakeRepository(...Array.from({ length: 9 }, (_, at) => ({ name: `model-${at}` })))
  let lists = 0
  watchRepository(metrics, {
    ...repository,
    list() {
      lists++
      return repository.list()
    },
  })
  await metrics.registry.metrics()
  t.equal(lists, 3)
})

t.test('states and queues at each scrape', async (t) => {
  const metrics = createMetrics()
  const one: FakeModel = { name: 'one' }
  const repository = fakeRepository(one, { name: 'two', health: { state: 'warming' } })
  watchRepository(metrics, repository)
  metrics.observer('one').execution?.({ execution: 'inline', runMs: 1 })
  const told = async () =>
    (await metrics.registry.metrics())
      .split('\n')
      .filter((line) => /^inferry_(model_info|queue_(rows|requests))\{/.test(line))
  t.same(await told(), [
    'inferry_model_info{model="one",version="1",engine="fake",execution="inline",state="ready"} 1',
    'inferry_model_info{model="two",version="1",engine="",execution="",state="warming"} 1',
    'inferry_queue_requests{model="one"} 3',
    'inferry_queue_rows{model="one"} 7',
  ])
  await repository.unload('one')
  t.same(await told(), [
    'inferry_model_info{model="one",version="1",engine="",execution="inline",state="unloaded"} 1',
    'inferry_model_info{model="two",version="1",engine="",execution="",state="warming"} 1',
  ])
})
