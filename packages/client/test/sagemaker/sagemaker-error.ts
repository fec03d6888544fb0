import t from 'tap'
import { sagemakerError } from '../../src/sagemaker/sagemaker-error.ts'

const sdk = (name: string, message: string, httpStatusCode: number, more = {}) =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode }, ...more })

t.test("SageMaker's errors", async (t) => {
  const slow = { $response: { headers: { 'retry-after': '30' } } }
  for (const [error, expected] of [
    [
      sdk('ModelNotReadyException', 'wait', 429),
      { code: 'NOT_READY', retryAfter: 10, message: 'the endpoint e: wait (ModelNotReadyException)' },
    ],
    [sdk('ModelNotReadyException', 'wait', 429, slow), { code: 'NOT_READY', retryAfter: 30 }],
    [sdk('ValidationError', 'Endpoint e of account 1 not found.', 400), { code: 'MODEL_NOT_FOUND' }],
    [sdk('ValidationError', 'TargetModel is not supported', 400), { code: 'MALFORMED_REQUEST' }],
    [sdk('InternalDependencyException', 'x', 530), { code: 'INTERNAL' }],
    [sdk('InternalFailure', 'x', 500), { code: 'INTERNAL' }],
    [sdk('ServiceUnavailable', 'x', 503), { code: 'OVERLOADED' }],
    [sdk('ThrottlingException', 'x', 400), { code: 'OVERLOADED' }],
    [sdk('ModelError', 'x', 424, { OriginalStatusCode: 415 }), { code: 'UNSUPPORTED_MEDIA_TYPE' }],
  ] as const) {
    t.match(
      sagemakerError(error, 'the endpoint e'),
      { ...expected, cause: error },
      `${error.name} ${error.message}`,
    )
  }
  const late = sagemakerError(
    sdk('ModelNotReadyException', 'wait', 429),
    'the endpoint e',
    AbortSignal.abort(),
  )
  t.equal(late.code, 'ABORTED')
})
