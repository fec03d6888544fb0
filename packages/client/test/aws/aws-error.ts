import t from 'tap'
import { awsError } from '../../src/aws/aws-error.ts'

const sdk = (name: string, message: string, more: object = {}) =>
  Object.assign(new Error(message), { name, ...more })
const status = (httpStatusCode: number) => ({ $metadata: { httpStatusCode } })

t.test('by name, then by what all services have, then by status', async (t) => {
  for (const [error, code, message] of [
    [sdk('OurOwn', 'x', status(400)), 'NOT_READY', 'the door: x (OurOwn)'],
    [
      sdk('ThrottlingException', 'Rate exceeded', status(400)),
      'OVERLOADED',
      /Rate exceeded \(ThrottlingException\)/,
    ],
    [sdk('Odd', '', { ...status(400), $retryable: { throttling: true } }), 'OVERLOADED', 'the door: Odd'],
    [sdk('AccessDeniedException', 'no', status(403)), 'FORBIDDEN', 'the door: no (AccessDeniedException)'],
    [sdk('ExpiredTokenException', 'old', status(400)), 'FORBIDDEN', /old/],
    [sdk('Unknown', 'Unknown', status(413)), 'PAYLOAD_TOO_LARGE', 'the door: Unknown'],
    [
      sdk('Capital', '', { ...status(500), Message: 'in capitals' }),
      'INTERNAL',
      'the door: in capitals (Capital)',
    ],
    [sdk('constructor', 'x', status(404)), 'MODEL_NOT_FOUND', 'the door: x (constructor)'],
    [sdk('TimeoutError', 'late'), 'DEADLINE_EXCEEDED', /late/],
    [sdk('CredentialsProviderError', 'none'), 'INVALID_CONFIGURATION', /none/],
    [sdk('Error', 'Region is missing'), 'INVALID_CONFIGURATION', /Region is missing/],
    [
      sdk('Error', 'what?', { code: 'ECONNREFUSED' }),
      'NOT_READY',
      /^cannot ask the door: connection refused/,
    ],
    [sdk('TypeError', 'x is not a function'), 'INTERNAL', /not a function/],
  ] as const) {
    t.match(awsError(error, { OurOwn: 'NOT_READY' }, 'the door'), { code, message, cause: error })
  }
})

t.test('retry-after, and a signal that aborted', async (t) => {
  const error = sdk('Busy', 'x', { ...status(503), $response: { headers: { 'retry-after': '7' } } })
  t.match(awsError(error, {}, 'the door'), { code: 'NOT_READY', retryAfter: 7 })
  t.match(awsError(error, {}, 'the door', AbortSignal.abort()), { code: 'ABORTED' })
})
