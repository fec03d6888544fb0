import { faultOf } from '@inferry/testing'
import t from 'tap'
import { readMessage } from '../../src/queue/read-message.ts'

const attributes = (values: Readonly<Record<string, string>>, type = 'String') =>
  Object.fromEntries(Object.entries(values).map(([name, text]) => [name, { type, text }]))

t.test('objects or records', async (t) => {
  const url = 's3://bkt/a.csv'
  t.match(readMessage({ body: url, attributes: {} }, { holds: 'auto' }), { kind: 'objects' })
  t.match(readMessage({ body: url, attributes: {} }, { holds: 'object' }), { kind: 'objects' })
  t.match(readMessage({ body: url, attributes: {} }, { holds: 'records' }), { kind: 'records' })
  t.match(readMessage({ body: '1,2', attributes: {} }, { holds: 'auto' }), { kind: 'records' })
  t.match(
    readMessage({ body: url, attributes: attributes({ 'Content-Type': 'text/csv' }) }, { holds: 'auto' }),
    {
      kind: 'records',
      records: { contentType: 'text/csv', body: Buffer.from(url) },
    },
  )
  t.equal(
    faultOf(() => readMessage({ body: '1,2', attributes: {} }, { holds: 'object' })).code,
    'MALFORMED_REQUEST',
  )
})

t.test('what records are', async (t) => {
  const holds = 'auto'
  t.match(readMessage({ body: '[1]', attributes: {} }, { holds }), {
    records: { contentType: 'application/json' },
  })
  t.match(readMessage({ body: '1', attributes: {} }, { holds, contentType: 'text/csv' }), {
    records: { contentType: 'text/csv' },
  })
  const told = attributes({
    'content-type': 'application/x-npy',
    accept: 'text/csv',
    'Content-Transfer-Encoding': 'base64',
    traceparent: 'x',
  })
  t.same(readMessage({ body: 'AQI\n=', attributes: told }, { holds }), {
    kind: 'records',
    records: { contentType: 'application/x-npy', body: Buffer.from([1, 2]) },
    accept: 'text/csv',
  })
})

t.test('what cannot be read', async (t) => {
  const fault = (body: string, given = {}) =>
    faultOf(() => readMessage({ body, attributes: given }, { holds: 'auto' }))
  t.match(fault(''), { code: 'MALFORMED_REQUEST', location: { field: 'body' } })
  t.match(fault('x', attributes({ 'content-type': 'text/csv' }, 'Binary')), {
    location: { field: 'content-type' },
  })
  t.match(fault('x', attributes({ accept: 'a', Accept: 'b' })), { message: /two attributes accept/ })
  t.match(fault('x', attributes({ 'content-transfer-encoding': 'gzip' })), { message: /send base64/ })
  t.match(fault('!', attributes({ 'content-transfer-encoding': 'base64' })), { message: /not base64/ })
})
