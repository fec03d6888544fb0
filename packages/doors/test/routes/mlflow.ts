import { type FakeModel, fakeRepository } from '@inferry/testing'
import t from 'tap'
import { server as told } from '../../src/version.ts'
import { doors } from '../fixtures/doors.ts'

t.test('/health and /version', async (t) => {
  const model: FakeModel = {}
  const server = doors(fakeRepository(model))
  t.match(await server.inject('/health'), { statusCode: 200, payload: '\n' })
  model.health = { state: 'starting' }
  const starting = await server.inject('/health')
  t.equal(starting.statusCode, 503)
  t.same(starting.json(), { error: 'sum is starting', code: 'NOT_READY' })
  t.match(await server.inject('/version'), { statusCode: 200, payload: told.version })
})
