import { fakeRepository } from '@inferry/testing'
import t from 'tap'
import { doors, exampleDoors } from '../fixtures/doors.ts'

t.test('index, load, unload', async (t) => {
  const server = doors(fakeRepository({ name: 'one' }, { name: 'two', health: { state: 'warming' } }), {
    control: true,
  })
  const post = (url: string, payload?: string) =>
    server.inject({ method: 'POST', url: `/v2/repository/${url}`, ...(payload !== undefined && { payload }) })
  const one = { name: 'one', version: '1', state: 'READY', reason: '' }
  const two = { name: 'two', version: '1', state: 'LOADING', reason: '' }
  t.same((await post('index')).json(), [one, two])
  t.same((await post('index', '{"ready":true}')).json(), [one])
  t.same((await post('index', '{"ready":false}')).json(), [one, two])

  t.match(await post('models/one/unload', '{"parameters":{"unload_dependents":true}}'), {
    statusCode: 200,
    payload: '',
  })
  t.match((await post('index')).json(), [{ name: 'one', state: 'UNAVAILABLE' }, two])
  t.match(await server.inject('/v2/models/one'), { statusCode: 404 })
  t.match(await post('models/one/load', '{}'), { statusCode: 200, payload: '' })
  t.match(await server.inject('/v2/models/one'), { statusCode: 200 })
  t.match(await post('models/none/load'), { statusCode: 404 })
  t.match(await post('models/none/unload'), { statusCode: 404 })

  for (const [url, payload, field] of [
    ['index', '{"ready":1}', 'ready'],
    ['index', '{"raedy":true}', 'raedy'],
    ['models/one/load', '{"parameters":{"config":"{}"}}', 'parameters.config'],
    ['models/one/unload', '{"parameters":{"config":"{}"}}', 'parameters.config'],
    ['models/one/load', '{"parameters":7}', 'parameters.parameters'],
    ['index', '[]', undefined],
    ['index', '{', undefined],
    ['index', 'null', undefined],
  ] as const) {
    const response = await post(url, payload)
    t.equal(response.statusCode, 400, payload)
    t.equal(response.json().location?.field, field)
  }
})

t.test('load of a loaded model reloads it, one after the other', async (t) => {
  const told: string[] = []
  const one = fakeRepository({})
  const repository: typeof one = {
    ...one,
    async load(name) {
      told.push('load')
      return one.load(name)
    },
    async unload(name) {
      told.push('unload')
      await new Promise((resolve) => setTimeout(resolve, 10))
      return one.unload(name)
    },
  }
  const server = doors(repository, { control: true })
  const post = (action: string) =>
    server.inject({ method: 'POST', url: `/v2/repository/models/sum/${action}` })
  const answers = await Promise.all([post('load'), post('load'), post('unload'), post('load')])
  t.same(
    answers.map(({ statusCode }) => statusCode),
    [200, 200, 200, 200],
  )
  t.same(told, ['unload', 'load', 'unload', 'load', 'unload', 'load'])
  t.equal((await server.inject('/v2/models/sum')).statusCode, 200)
})

t.test('a reloaded model answers', async (t) => {
  const { server, repository } = await exampleDoors(t, 'diabetes-forest')
  const before = repository.get('diabetes-forest')
  const load = await server.inject({ method: 'POST', url: '/v2/repository/models/diabetes-forest/load' })
  t.match(load, { statusCode: 200, payload: '' })
  t.not(repository.get('diabetes-forest'), before)
  const payload = JSON.stringify({ instances: [Array(10).fill(0)] })
  const answer = await server.inject({ method: 'POST', url: '/v2/models/diabetes-forest/infer', payload })
  t.equal(answer.statusCode, 200)
})

t.test('off unless asked for', async (t) => {
  const server = doors(fakeRepository({}))
  t.equal((await server.inject({ method: 'POST', url: '/v2/repository/models/sum/unload' })).statusCode, 404)
  t.same((await server.inject('/v2')).json().extensions, ['binary_tensor_data'])
})
