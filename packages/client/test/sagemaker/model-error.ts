import t from 'tap'
import { modelError } from '../../src/sagemaker/model-error.ts'

const sdk = (
  OriginalStatusCode: number | undefined,
  OriginalMessage: string | undefined,
  message = 'Received it',
) =>
  Object.assign(new Error(message), {
    ...(OriginalStatusCode !== undefined && { OriginalStatusCode }),
    ...(OriginalMessage !== undefined && { OriginalMessage }),
  })

t.test("the container's own error", async (t) => {
  const body = { error: 'row 3 is short', code: 'INVALID_INPUT', location: { row: 3 } }
  const cause = sdk(400, JSON.stringify(body))
  t.match(modelError(cause, 'the endpoint e'), {
    code: 'INVALID_INPUT',
    message: 'row 3 is short',
    location: { row: 3 },
    cause,
  })
})

t.test('other containers, and none that answered', async (t) => {
  for (const [error, code, message] of [
    [sdk(503, '{"error":"busy"}'), 'NOT_READY', 'busy'],
    [sdk(400, 'bad'), 'MALFORMED_REQUEST', 'the endpoint e answered 400: bad'],
    [sdk(507, ''), 'INSUFFICIENT_MEMORY', 'the endpoint e answered 507: Received it'],
    [
      sdk(0, 'Your invocation timed out while waiting for a response from container primary.'),
      'DEADLINE_EXCEEDED',
      /timed out/,
    ],
    [
      sdk(0, 'An error occurred while handling request as the model process exited.'),
      'INFERENCE_FAILED',
      /exited/,
    ],
    [sdk(undefined, undefined), 'INFERENCE_FAILED', /Received it/],
  ] as const) {
    t.match(modelError(error, 'the endpoint e'), { code, message, cause: error })
  }
})
