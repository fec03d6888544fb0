import t from 'tap'
import { apiGatewayV1 } from '../../src/http/api-gateway-v1.ts'
import { v1Event } from '../fixtures/events.ts'

t.test('incoming', async (t) => {
  const event = v1Event({ headers: { Accept: 'text/csv' }, body: 'AQ==', isBase64Encoded: true })
  event.multiValueQueryStringParameters = { a: ['1', 'ä'] }
  t.same(apiGatewayV1.incoming(event), {
    method: 'POST',
    path: '/invocations',
    query: 'a=1&a=%C3%A4',
    headers: { accept: 'text/csv' },
    body: 'AQ==',
    isBase64Encoded: true,
  })
  t.equal(apiGatewayV1.incoming(v1Event({ method: 'GET' })).body, undefined)
})

t.test('what is missing is named', async (t) => {
  const event = { ...v1Event({}), path: undefined } as never
  t.throws(() => apiGatewayV1.incoming(event), { code: 'MALFORMED_REQUEST', location: { field: 'path' } })
})

t.test('outgoing', async (t) => {
  const result = { statusCode: 200, headers: { a: 'b' }, body: 'x', isBase64Encoded: false }
  t.same(apiGatewayV1.outgoing(result, v1Event({})), result)
})
