import t from 'tap'
import { apiGatewayV2 } from '../../src/http/api-gateway-v2.ts'
import { v2Event } from '../fixtures/events.ts'

t.test('incoming', async (t) => {
  const event = { ...v2Event({ headers: { Accept: 'text/csv' }, body: '1' }), rawQueryString: 'a=1&b' }
  t.same(apiGatewayV2.incoming(event), {
    method: 'POST',
    path: '/invocations',
    query: 'a=1&b',
    headers: { accept: 'text/csv' },
    body: '1',
    isBase64Encoded: false,
  })
})

t.test("a stage's name is no part of the path", async (t) => {
  const pathOf = (path: string, stage?: string) =>
    apiGatewayV2.incoming(v2Event({ path, ...(stage !== undefined && { stage }) })).path
  t.equal(pathOf('/prod/ping', 'prod'), '/ping')
  t.equal(pathOf('/product/ping', 'prod'), '/product/ping')
  t.equal(pathOf('/ping', 'prod'), '/ping')
  t.equal(pathOf('/$default/ping'), '/$default/ping')
})

t.test('what is missing is named', async (t) => {
  const without = (fields: object) => ({ ...v2Event({}), ...fields }) as never
  t.throws(() => apiGatewayV2.incoming(without({ rawPath: undefined })), {
    code: 'MALFORMED_REQUEST',
    location: { field: 'rawPath' },
  })
  t.throws(() => apiGatewayV2.incoming(without({ requestContext: { http: {} } })), {
    code: 'MALFORMED_REQUEST',
    location: { field: 'requestContext.http.method' },
  })
  t.throws(() => apiGatewayV2.incoming(without({ body: {} })), {
    code: 'MALFORMED_REQUEST',
    location: { field: 'body' },
  })
})
