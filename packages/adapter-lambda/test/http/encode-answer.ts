import { jsonAnswer } from '@inferry/doors'
import t from 'tap'
import { alb } from '../../src/http/alb.ts'
import { apiGatewayV2 } from '../../src/http/api-gateway-v2.ts'
import { encodeAnswer, withinLimit } from '../../src/http/encode-answer.ts'
import type { HttpShape } from '../../src/http/http-shape.ts'

const csv = (body: Uint8Array | string) => ({ status: 200, contentType: 'text/csv', body: Buffer.from(body) })

t.test('text goes as text, bytes as base64', async (t) => {
  t.same(encodeAnswer(csv('é'), 'POST', 'id'), {
    statusCode: 200,
    headers: { 'x-request-id': 'id', 'content-type': 'text/csv' },
    body: 'é',
    isBase64Encoded: false,
  })
  t.match(encodeAnswer(csv(Uint8Array.of(255)), 'POST', 'id'), { body: '/w==', isBase64Encoded: true })
  for (const contentType of [
    'application/x-npy',
    'application/octet-stream',
    'application/vnd.sagemaker-triton.binary+json;json-header-size=2',
  ]) {
    const answer = { status: 200, contentType, body: Buffer.from('{}') }
    t.match(encodeAnswer(answer, 'POST', 'id'), { body: 'e30=', isBase64Encoded: true }, contentType)
  }
  t.match(encodeAnswer(jsonAnswer(200, {}), 'POST', 'id'), { body: '{}', isBase64Encoded: false })
})

t.test('no body', async (t) => {
  const empty = { body: '', isBase64Encoded: false }
  t.match(encodeAnswer({ status: 200 }, 'GET', 'id'), empty)
  t.match(encodeAnswer(csv('1'), 'HEAD', 'id'), { ...empty, headers: { 'content-type': 'text/csv' } })
})

t.test('an answer that would be cut off', async (t) => {
  const cases = [
    [apiGatewayV2, 6 * 1024 * 1024, /API Gateway .*6291456/],
    [alb, 1024 * 1024, /the load balancer .*1048576/],
  ] as const
  for (const [shape, limit, message] of cases) {
    const check = (body: string) => {
      const answer = { ...csv(body), model: 'forest' }
      return {
        answer,
        checked: withinLimit(answer, encodeAnswer(answer, 'POST', 'id'), shape as HttpShape<unknown>),
      }
    }
    const fits = check('1'.repeat(limit - 200))
    t.equal(fits.checked, fits.answer)
    const escaped = check('"'.repeat(limit / 2))
    t.match(escaped.checked, { status: 413, model: 'forest', error: { code: 'ANSWER_TOO_LARGE', message } })
  }
})
