import { faultOf } from '@inferry/testing'
import type { SQSMessageAttributes, SQSRecord } from 'aws-lambda'
import fc from 'fast-check'
import t from 'tap'
import { readMessage } from '../../src/queue/read-message.ts'
import { sqsRecord } from './fixtures/sqs-event.ts'

t.test('the body and what the attributes say of it', async (t) => {
  const text = Buffer.from('1,ü\n')
  for (const [body, attributes, expected] of [
    ['1,ü\n', {}, { input: { contentType: 'application/json', body: text } }],
    [
      '1,ü\n',
      { 'content-type': 'text/csv', traceparent: '00-1' },
      { input: { contentType: 'text/csv', body: text } },
    ],
    [
      '1,ü\n',
      { 'Content-Type': 'text/csv', ACCEPT: 'application/json', 'target-model': 'm' },
      { input: { contentType: 'text/csv', body: text }, accept: 'application/json', model: 'm' },
    ],
    [
      ' MSzD\nvAo=\n',
      { 'content-transfer-encoding': 'Base64 ' },
      { input: { contentType: 'application/json', body: text } },
    ],
    ['', {}, { input: { contentType: 'application/json', body: Buffer.alloc(0) } }],
  ] as const)
    t.same(readMessage(sqsRecord({ body, attributes })), expected)
})

t.test('binary bodies come as they were', async () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const record = sqsRecord({
        body: Buffer.from(bytes).toString('base64'),
        attributes: { 'content-transfer-encoding': 'base64' },
      })
      return Buffer.from(bytes).equals(readMessage(record).input.body)
    }),
  )
})

t.test('attributes that lack, or are none', async (t) => {
  for (const messageAttributes of [undefined, null, 'x', []]) {
    const record = { ...sqsRecord({ body: '1' }), messageAttributes } as unknown as SQSRecord
    t.same(readMessage(record).input, { contentType: 'application/json', body: Buffer.from('1') })
  }
})

t.test('what is wrong is named', async (t) => {
  const typed = (messageAttributes: SQSMessageAttributes) => ({ ...sqsRecord(), messageAttributes })
  const { body: _, ...none } = sqsRecord()
  const base64 = { 'content-transfer-encoding': 'base64' }
  for (const [record, field, message] of [
    [none, 'body', 'the message has no body'],
    [{ ...none, body: 7 }, 'body', 'the message has no body'],
    [null, 'body', 'the message has no body'],
    [
      typed({ accept: { dataType: 'Binary', binaryValue: 'dGV4dA==' } }),
      'accept',
      'the attribute accept has the type "Binary"; send a String',
    ],
    [
      typed({ 'target-model': { dataType: 'Stringent', stringValue: 'm' } }),
      'target-model',
      'the attribute target-model has the type "Stringent"; send a String',
    ],
    [
      sqsRecord({ attributes: { 'content-type': 'text/csv', 'Content-Type': 'text/csv' } }),
      'content-type',
      'the message has two attributes content-type',
    ],
    [
      sqsRecord({ attributes: { 'content-transfer-encoding': 'gzip' } }),
      'content-transfer-encoding',
      'the attribute content-transfer-encoding is "gzip"; send base64, or text without it',
    ],
    ...['MSw_', 'MSw', 'M===', 'MSw=MSw='].map(
      (body) =>
        [
          sqsRecord({ body, attributes: base64 }),
          'body',
          'the body is not base64, though the attribute content-transfer-encoding says so',
        ] as const,
    ),
  ] as const) {
    const fault = faultOf(() => readMessage(record as SQSRecord))
    t.match(fault, { code: 'MALFORMED_REQUEST', message, location: { field } })
  }
})
