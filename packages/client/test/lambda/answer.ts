import { faultOf } from '@inferry/testing'
import t from 'tap'
import { readAnswer } from '../../src/lambda/answer.ts'

const read = (value: unknown) =>
  readAnswer(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)), 'the function f')

t.test('answers', async (t) => {
  const headers = { 'Content-Type': 'text/csv' }
  t.same(read({ statusCode: 200, headers, body: 'ü', isBase64Encoded: false }), {
    contentType: 'text/csv',
    body: Buffer.from('ü'),
  })
  t.same(read({ statusCode: 200, headers, body: '/w==', isBase64Encoded: true }), {
    contentType: 'text/csv',
    body: Buffer.from([255]),
  })
  t.same(read({ statusCode: 204 }), { contentType: '', body: Buffer.alloc(0) })
})

t.test('errors of the door', async (t) => {
  const body = JSON.stringify({ error: 'warming', code: 'NOT_READY' })
  const answer = {
    statusCode: 503,
    headers: { 'Retry-After': '1' },
    body: Buffer.from(body).toString('base64'),
    isBase64Encoded: true,
  }
  const error = faultOf(() => read(answer))
  t.match(error, {
    code: 'NOT_READY',
    message: 'warming',
    retryAfter: 1,
    cause: { message: 'the function f answered 503' },
  })
})

t.test('what no handler of ours returns', async (t) => {
  for (const value of [
    '',
    'null',
    '"text"',
    '[]',
    '{}',
    { statusCode: '200', body: '' },
    { statusCode: 200, body: {} },
  ]) {
    t.match(
      faultOf(() => read(value)),
      { code: 'INTERNAL', message: /the answer cannot be read/ },
      JSON.stringify(value),
    )
  }
})

t.test("the emulator's time-out", async (t) => {
  const error = faultOf(() => read('2026-01-01T00:00:00Z 1-2-3 Task timed out after 3.00 seconds\n'))
  t.match(error, { code: 'DEADLINE_EXCEEDED', message: /^the function f: .* after 3.00 seconds$/ })
})
