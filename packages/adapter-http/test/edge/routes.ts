import t from 'tap'
import { doors } from '../fixtures/doors.ts'
import { fakeRepository } from '../fixtures/repository.ts'

t.test('methods', async (t) => {
  const server = await doors(t, fakeRepository({}))
  const cases = [
    ['GET', '/invocations', 405, 'POST, OPTIONS'],
    ['DELETE', '/v2/models/sum', 405, 'GET, HEAD, OPTIONS'],
    ['PUT', '/ping', 405, 'GET, HEAD, POST, OPTIONS'],
    ['OPTIONS', '/ping', 204, 'GET, HEAD, POST, OPTIONS'],
    ['OPTIONS', '/v2/models/sum/infer', 204, 'POST, OPTIONS'],
    ['HEAD', '/ping', 200, undefined],
    ['HEAD', '/v2', 200, undefined],
  ] as const
  for (const [method, url, status, allow] of cases) {
    const response = await server.inject({ method, url })
    t.equal(response.statusCode, status, `${method} ${url}`)
    t.equal(response.headers.allow, allow)
    if (method === 'HEAD') t.equal(response.payload, '')
    if (status !== 405) continue
    t.equal(response.json().code, 'METHOD_NOT_ALLOWED')
    t.match(response.json().error, `does not take ${method}; it takes ${allow}`)
  }
})

t.test('a body is not read for a method that is refused', async (t) => {
  const server = await doors(t, fakeRepository({}), {}, { bodyLimit: 10 })
  const response = await server.inject({ method: 'PUT', url: '/invocations', payload: 'x'.repeat(100) })
  t.equal(response.statusCode, 405)
})
