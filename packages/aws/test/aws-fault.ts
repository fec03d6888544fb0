import { InferryError } from '@inferry/core'
import t from 'tap'
import { awsFault } from '../src/aws-fault.ts'

const call = { action: 'a', target: 'b' }

t.test('what the SDK throws', async (t) => {
  const cases = [
    ['NoSuchKey', 404, 'OBJECT_NOT_FOUND'],
    ['NoSuchVersion', 404, 'OBJECT_NOT_FOUND'],
    ['NotFound', 404, 'OBJECT_NOT_FOUND'],
    ['PreconditionFailed', 412, 'OBJECT_CHANGED'],
    ['412', 412, 'OBJECT_CHANGED'],
    ['InvalidObjectState', 403, 'STORAGE_DENIED'],
    ['KeyTooLongError', 400, 'INVALID_INPUT'],
    ['AccessDenied', 403, 'STORAGE_DENIED'],
    ['ExpiredToken', 400, 'STORAGE_DENIED'],
    ['NoSuchBucket', 404, 'INVALID_CONFIGURATION'],
    ['PermanentRedirect', 301, 'INVALID_CONFIGURATION'],
    ['SlowDown', 503, 'OVERLOADED'],
    ['Whatever', 429, 'OVERLOADED'],
    ['InternalError', 500, 'STORAGE_FAILED'],
    ['InternalError', 200, 'STORAGE_FAILED'],
    ['RequestTimeout', 400, 'STORAGE_FAILED'],
    ['TimeoutError', undefined, 'STORAGE_FAILED'],
    ['CredentialsProviderError', undefined, 'STORAGE_DENIED'],
    ['TypeError', undefined, 'INTERNAL'],
    ['constructor', undefined, 'INTERNAL'],
  ] as const
  for (const [name, httpStatusCode, code] of cases) {
    const error = Object.assign(new Error('so it is'), { name, $metadata: { httpStatusCode } })
    const fault = awsFault(error, { action: 's3:PutObject', target: 's3://b/k' })
    t.equal(fault.code, code, name)
    t.ok(fault.message.startsWith(`s3:PutObject on s3://b/k failed: so it is (${name})`), fault.message)
    t.equal(
      fault.message.endsWith('; whoever this runs as, a role or a user, must be allowed s3:PutObject'),
      name === 'AccessDenied',
      name,
    )
    t.equal(fault.cause, error)
  }
  const throttled = Object.assign(new Error('x'), {
    $retryable: { throttling: true },
    $metadata: { httpStatusCode: 400 },
  })
  t.equal(awsFault(throttled, call).code, 'OVERLOADED')
})

t.test('an answer without a body', async (t) => {
  for (const [name, httpStatusCode, said] of [
    ['Unknown', 403, 'status 403; whoever'],
    ['NotFound', 404, 'NotFound'],
  ] as const) {
    const error = Object.assign(new Error('UnknownError'), { name, $metadata: { httpStatusCode } })
    t.ok(awsFault(error, call).message.startsWith(`a on b failed: ${said}`), name)
  }
})

t.test('what never reached AWS', async (t) => {
  const refused = Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })
  t.match(awsFault(refused, { action: 'sqs:SendMessage', target: 'q', location: { file: 'q' } }), {
    code: 'STORAGE_FAILED',
    location: { file: 'q' },
    message: 'sqs:SendMessage on q failed: ECONNREFUSED (AggregateError)',
  })
  t.equal(awsFault(new Error('Region is missing'), call).code, 'INVALID_CONFIGURATION')
  const notInstalled = Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' })
  t.equal(awsFault(notInstalled, call).code, 'INTERNAL')
})

t.test('what a refusal can mean', async (t) => {
  const denied = Object.assign(new Error('x'), { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } })
  const { message } = awsFault(denied, { action: 's3:GetObject', target: 'b' })
  t.match(message, /must be allowed s3:GetObject, and s3:ListBucket to tell/)
  t.match(awsFault(Object.assign(denied, { name: 'InvalidObjectState' }), call).message, /restore it first/)
})

t.test('ours stays, and what aborted goes before what it caused', async (t) => {
  const own = new InferryError('PAYLOAD_TOO_LARGE', 'too large')
  t.equal(awsFault(own, call), own)
  const deadline = new InferryError('DEADLINE_EXCEEDED', 'late')
  t.equal(awsFault(new Error('aborted'), { ...call, signal: AbortSignal.abort(deadline) }), deadline)
  const late = AbortSignal.abort(new DOMException('late', 'TimeoutError'))
  t.equal(awsFault(new Error('aborted'), { ...call, signal: late }).code, 'DEADLINE_EXCEEDED')
  const reason = new Error('enough')
  t.match(awsFault(new Error('aborted'), { ...call, signal: AbortSignal.abort(reason) }), {
    code: 'ABORTED',
    cause: reason,
  })
})
