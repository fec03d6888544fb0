import { faultOf } from '@inferry/testing'
import t from 'tap'
import { answerMessage, longestMessage } from '../../src/outputs/answer-message.ts'

const origin = { messageId: 'm-1' }

t.test('text as it is, the rest as base64', async (t) => {
  const cases = [
    ['application/json', '{"predictions":[1.5]}', true],
    ['application/json; charset=utf-8', '["\u{1f427}\t\r\n\ufffd"]', true],
    ['text/csv', '\ufeff1\n2\n', true],
    ['application/jsonlines', '[1]\n', true],
    ['text/csv', 'a\u0000b', false],
    ['text/csv', 'a\u000bb', false],
    ['application/json', '"\ufffe"', false],
    ['text/csv', Buffer.from([0x31, 0xff]), false],
    ['application/x-npy', 'text by chance', false],
    ['application/vnd.sagemaker-triton.binary+json;json-header-size=2', '{}', false],
  ] as const
  for (const [contentType, given, isText] of cases) {
    const body = Buffer.from(given)
    const message = answerMessage({ contentType, body }, origin)
    const attributes = { 'content-type': contentType, 'request-message-id': 'm-1' }
    if (isText) t.same(message, { body: given, attributes })
    else {
      t.same(message.attributes, { ...attributes, 'content-transfer-encoding': 'base64' })
      t.same(Buffer.from(message.body, 'base64'), body)
    }
  }
})

t.test('just as long as SQS takes, and not longer', async (t) => {
  const contentType = 'text/csv'
  const overhead = 'content-typeStringtext/csvrequest-message-idStringm-1'.length
  const fits = Buffer.alloc(longestMessage - overhead, '1')
  t.equal(answerMessage({ contentType, body: fits }, origin).body.length, fits.length)
  const { code, message } = faultOf(() =>
    answerMessage({ contentType, body: Buffer.concat([fits, Buffer.from('1')]) }, origin),
  )
  t.equal(code, 'PAYLOAD_TOO_LARGE')
  t.match(message, /message of 1048577 bytes, SQS takes 1048576; set INFERRY_OUTPUT_S3 instead/)
})

t.test('an empty answer is no message', async (t) => {
  t.match(
    faultOf(() => answerMessage({ contentType: 'text/csv', body: Buffer.alloc(0) }, origin)),
    {
      code: 'NOT_ACCEPTABLE',
      message: /empty.*INFERRY_OUTPUT_S3/,
    },
  )
})
