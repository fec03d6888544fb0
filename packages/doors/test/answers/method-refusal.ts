import t from 'tap'
import { allowed, methodRefusal } from '../../src/answers/method-refusal.ts'

t.test('what a route takes', async (t) => {
  t.same(allowed(['POST']), ['POST', 'OPTIONS'])
  t.same(allowed(['POST', 'GET']), ['GET', 'HEAD', 'POST', 'OPTIONS'])
  t.same(allowed(['DELETE', 'GET']), ['GET', 'HEAD', 'DELETE', 'OPTIONS'])
})

t.test('405, and 204 for OPTIONS', async (t) => {
  const refused = methodRefusal('/ping', 'PUT', ['GET'])
  t.match(refused, { status: 405, headers: { allow: 'GET, HEAD, OPTIONS' } })
  t.same(JSON.parse(Buffer.from(refused.body ?? []).toString()), {
    error: '/ping does not take PUT; it takes GET, HEAD, OPTIONS',
    code: 'METHOD_NOT_ALLOWED',
  })
  t.same(methodRefusal('/ping', 'OPTIONS', ['GET']), {
    status: 204,
    headers: { allow: 'GET, HEAD, OPTIONS' },
  })
})
