import { fakeRepository } from '@inferry/testing'
import t from 'tap'
import { doors } from '../fixtures/doors.ts'

t.test('a request without content type', async (t) => {
  const server = doors(fakeRepository({}))
  const empty = await server.inject({ method: 'POST', url: '/invocations' })
  t.match(empty, { statusCode: 400 })
  t.equal(empty.json().code, 'EMPTY_BODY')
  const bare = await server.inject({ method: 'POST', url: '/invocations', payload: Buffer.from('1,2') })
  t.equal(bare.statusCode, 415)
  t.match(bare.json(), { code: 'UNSUPPORTED_MEDIA_TYPE', location: { field: 'content-type' } })
})
