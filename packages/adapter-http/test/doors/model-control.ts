import t from 'tap'
import { doors } from '../fixtures/doors.ts'
import { fakeRepository } from '../fixtures/repository.ts'

t.test('index, load, unload', async (t) => {
  const server = await doors(
    t,
    fakeRepository({ name: 'one' }, { name: 'two', health: { state: 'warming' } }),
  )
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
  t.match(await post('models/one/load'), { statusCode: 409 })
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

t.test('turned off', async (t) => {
  const server = await doors(t, fakeRepository({}), { control: false })
  t.equal((await server.inject({ method: 'POST', url: '/v2/repository/models/sum/unload' })).statusCode, 404)
  t.same((await server.inject('/v2')).json().extensions, ['binary_tensor_data'])
})
