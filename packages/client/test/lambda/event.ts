import fc from 'fast-check'
import t from 'tap'
import { writeEvent } from '../../src/lambda/event.ts'

t.test('text as text, everything else in base64', async (t) => {
  for (const [contentType, bytes, isBase64Encoded] of [
    ['application/json', '{}', false],
    ['Application/JSON; charset=utf-8', '{"a":"ü"}', false],
    ['text/csv;header=present', 'a\n1', false],
    ['application/jsonlines', '{}\n', false],
    ['application/x-npy', 'abc', true],
    ['application/vnd.sagemaker-triton.binary+json;json-header-size=2', '{}', true],
    ['application/jsonx', '{}', true],
    ['text/csv', Buffer.from([0xff]), true],
  ] as const) {
    const body = Buffer.from(bytes)
    const event = writeEvent({ contentType, body }, {})
    t.equal(event.isBase64Encoded, isBase64Encoded, contentType)
    t.same(Buffer.from(event.body, isBase64Encoded ? 'base64' : 'utf8'), body)
  }
})

t.test('any bytes are the same after JSON', async () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.constantFrom('text/csv', 'application/x-npy'), (body, contentType) => {
      const event = JSON.parse(JSON.stringify(writeEvent({ contentType, body }, {})))
      return Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8').equals(body)
    }),
  )
})

t.test('headers', async (t) => {
  const event = writeEvent(
    { contentType: 'text/csv', body: Buffer.from('1') },
    { accept: 'application/json', model: 'm' },
  )
  t.same(event, {
    method: 'POST',
    path: '/invocations',
    headers: { 'content-type': 'text/csv', accept: 'application/json', 'x-amzn-sagemaker-target-model': 'm' },
    body: '1',
    isBase64Encoded: false,
  })
})
