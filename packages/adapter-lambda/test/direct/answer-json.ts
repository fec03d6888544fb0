import { InferryError } from '@inferry/core'
import { jsonAnswer } from '@inferry/doors'
import t from 'tap'
import { jsonRequest, jsonResult } from '../../src/direct/answer-json.ts'

t.test('the event is the body', async (t) => {
  const { signal } = new AbortController()
  const { body, headers } = jsonRequest({ a: ['é'] }, signal)
  t.equal(Buffer.from(body).toString(), '{"a":["é"]}')
  t.equal(headers['content-type'], 'application/json')
  t.equal(Buffer.from(jsonRequest(undefined, signal).body).toString(), 'null')
})

t.test('the body is the result', async (t) => {
  t.same(jsonResult(jsonAnswer(200, { a: ['é'] })), { a: ['é'] })
})

t.test('failures throw', async (t) => {
  const error = new InferryError('INVALID_INPUT', 'no')
  t.throws(() => jsonResult({ status: 400, error }), error)
  const body = Buffer.alloc(6 * 1024 * 1024 + 1, '1')
  t.throws(() => jsonResult({ status: 200, body }), { code: 'ANSWER_TOO_LARGE', message: /6291457 bytes/ })
})
