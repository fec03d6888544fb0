import { InferryError } from '@inferry/core'
import t from 'tap'
import { awsFault } from '../../src/outputs/aws-fault.ts'

const { signal } = new AbortController()

t.test('what the SDK throws', async (t) => {
  const cases = [
    ['NoSuchKey', 404, 'INVALID_INPUT'],
    ['NoSuchVersion', 404, 'INVALID_INPUT'],
    ['InvalidObjectState', 403, 'INVALID_INPUT'],
    ['KeyTooLongError', 400, 'INVALID_INPUT'],
    ['AccessDenied', 403, 'INVALID_CONFIGURATION'],
    ['NoSuchBucket', 404, 'INVALID_CONFIGURATION'],
    ['PermanentRedirect', 301, 'INVALID_CONFIGURATION'],
    ['SlowDown', 503, 'OVERLOADED'],
    ['Whatever', 429, 'OVERLOADED'],
    ['InternalError', 500, 'NOT_READY'],
    ['TimeoutError', undefined, 'NOT_READY'],
    ['CredentialsProviderError', undefined, 'INVALID_CONFIGURATION'],
    ['TypeError', undefined, 'INTERNAL'],
  ] as const
  for (const [name, httpStatusCode, code] of cases) {
    const error = Object.assign(new Error('so it is'), { name, $metadata: { httpStatusCode } })
    const fault = awsFault(error, 's3:PutObject', 's3://b/k', signal)
    t.equal(fault.code, code, name)
    t.ok(fault.message.startsWith(`s3:PutObject on s3://b/k failed: so it is (${name})`), fault.message)
    t.equal(fault.message.includes('role must allow s3:PutObject'), name === 'AccessDenied', name)
    t.equal(fault.cause, error)
  }
  const throttled = Object.assign(new Error('x'), {
    $retryable: { throttling: true },
    $metadata: { httpStatusCode: 400 },
  })
  t.equal(awsFault(throttled, 'a', 'b', signal).code, 'OVERLOADED')
})

t.test('what never reached AWS', async (t) => {
  const refused = Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })
  t.match(awsFault(refused, 'sqs:SendMessage', 'q', signal), {
    code: 'NOT_READY',
    message: 'sqs:SendMessage on q failed: ECONNREFUSED (AggregateError)',
  })
  t.equal(awsFault(new Error('Region is missing'), 'a', 'b', signal).code, 'INVALID_CONFIGURATION')
  const notInstalled = Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' })
  t.equal(awsFault(notInstalled, 'a', 'b', signal).code, 'INTERNAL')
})

t.test('ours stays, and the deadline goes before what it caused', async (t) => {
  const own = new InferryError('PAYLOAD_TOO_LARGE', 'too large')
  t.equal(awsFault(own, 'a', 'b', signal), own)
  const deadline = new InferryError('DEADLINE_EXCEEDED', 'late')
  t.equal(awsFault(new Error('aborted'), 'a', 'b', AbortSignal.abort(deadline)), deadline)
})
