import { fakeRepository } from '@inferry/testing'
import t from 'tap'
import { doors } from '../fixtures/doors.ts'

t.test('an unknown route', async (t) => {
  const server = doors(fakeRepository({}))
  for (const [method, url] of [
    ['GET', '/'],
    ['POST', '/invocation'],
    ['GET', '/v2/models/sum/nope'],
    ['GET', `/${'x'.repeat(5000)}`],
  ] as const) {
    const response = await server.inject({
      method,
      url: `${url}?secret=1`,
      payload: method === 'POST' ? '{' : '',
    })
    t.equal(response.statusCode, 404)
    t.match(response.json(), { code: 'ROUTE_NOT_FOUND', error: /^there is no .*POST \/invocations/ })
    t.notMatch(response.payload, /secret/)
    t.ok(response.payload.length < 400)
  }
})

t.test('a malformed URL', async (t) => {
  const response = await doors(fakeRepository({})).inject('/v2/models/%zz')
  t.equal(response.statusCode, 400)
  t.same(response.json(), { error: 'the URL is not valid percent-encoded UTF-8', code: 'MALFORMED_REQUEST' })
})
