import t from 'tap'
import { envelope } from '../../src/http/envelope.ts'

t.test('incoming', async (t) => {
  t.same(envelope.incoming({ body: '1' }), {
    method: 'POST',
    path: '/invocations',
    query: '',
    headers: {},
    body: '1',
    isBase64Encoded: false,
  })
  const asked = { method: 'get', path: '/v2?a=1', headers: { Accept: 'a' }, body: '', isBase64Encoded: true }
  t.match(envelope.incoming(asked), {
    method: 'GET',
    path: '/v2',
    query: 'a=1',
    headers: { accept: 'a' },
    isBase64Encoded: true,
  })
})

t.test('outgoing', async (t) => {
  const result = { statusCode: 200, headers: {}, body: 'x', isBase64Encoded: false }
  t.equal(envelope.outgoing(result, { body: '' }), result)
})
