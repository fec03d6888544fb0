import { LambdaClient } from '@aws-sdk/client-lambda'
import t from 'tap'
import { lambdaClient } from '../../src/lambda.ts'
import { awsConfig } from '../fixtures/aws-config.ts'
import { freePort, json, listen, type Reply, type Teardown } from '../fixtures/listen.ts'
import { rejection } from '../fixtures/rejection.ts'

const ok = json(200, {
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: '{"predictions":[1]}',
  isBase64Encoded: false,
})
/** As Lambda's API tells an error. */
const refusal = (status: number, type: string, more: object = {}, headers = {}) =>
  json(status, { Type: 'User', message: `${type} it is`, ...more }, { 'x-amzn-errortype': type, ...headers })

async function clientOf(t: Teardown, replies: readonly Reply[], maxAttempts?: number) {
  const listening = await listen(t, (_, count) => replies[count - 1])
  const client = lambdaClient({ functionName: 'forest', config: awsConfig(listening.url, maxAttempts) })
  t.teardown(() => client.close())
  return { client, ...listening }
}

t.test('what is sent', async (t) => {
  const { url, heard } = await listen(t, () => ok)
  const sdk = new LambdaClient(awsConfig(url))
  t.teardown(() => sdk.destroy())
  const client = lambdaClient({ functionName: 'forest', qualifier: 'live', model: 'a', client: sdk })
  t.same(await client.predictRows([[1]]), [1])
  t.equal(heard[0]?.path, '/2015-03-31/functions/forest/invocations?Qualifier=live')
  t.same(JSON.parse(String(heard[0]?.body)), {
    method: 'POST',
    path: '/invocations',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      'x-amzn-sagemaker-target-model': 'a',
    },
    body: '{"instances":[[1]]}',
    isBase64Encoded: false,
  })
  await client.close()
  t.same(await client.predictRows([[1]], { model: 'b' }), [1], 'a client that was given is left open')
  t.equal(JSON.parse(String(heard[1]?.body)).headers['x-amzn-sagemaker-target-model'], 'b')
})

t.test("Lambda's errors", async (t) => {
  for (const [reply, code, more] of [
    [
      refusal(404, 'ResourceNotFoundException', { Message: 'Function not found: forest' }),
      'MODEL_NOT_FOUND',
      {},
    ],
    [refusal(413, 'RequestTooLargeException'), 'PAYLOAD_TOO_LARGE', {}],
    [
      refusal(
        429,
        'TooManyRequestsException',
        { Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' },
        { 'retry-after': '4' },
      ),
      'OVERLOADED',
      { retryAfter: 4 },
    ],
    [refusal(502, 'ResourceNotReadyException'), 'NOT_READY', {}],
    [refusal(409, 'ResourceConflictException'), 'NOT_READY', {}],
    [refusal(400, 'InvalidRequestContentException'), 'MALFORMED_REQUEST', {}],
    [refusal(403, 'AccessDeniedException'), 'FORBIDDEN', {}],
    [refusal(500, 'ServiceException'), 'INTERNAL', {}],
    [refusal(502, 'EC2ThrottledException'), 'OVERLOADED', {}],
    [{ status: 502, body: '<html>Bad Gateway</html>' }, 'NOT_READY', {}],
  ] as const) {
    const { client } = await clientOf(t, [reply])
    const error = await rejection(client.predictRows([[1]]))
    t.match(error, { code, message: /^the function forest: /, ...more }, code)
    t.ok(error.cause instanceof Error)
  }
})

t.test('a function that failed', async (t) => {
  const failed = (errorType: string) =>
    json(200, { errorType, errorMessage: 'told' }, { 'x-amz-function-error': 'Unhandled' })
  for (const [errorType, code] of [
    ['Sandbox.Timedout', 'DEADLINE_EXCEEDED'],
    ['Runtime.ExitError', 'INFERENCE_FAILED'],
    ['TypeError', 'INTERNAL'],
  ] as const) {
    const { client } = await clientOf(t, [failed(errorType)])
    t.match(await rejection(client.predictRows([[1]])), {
      code,
      message: new RegExp(`told \\(${errorType}\\)`),
    })
  }
})

t.test('a function that failed without a word, and one that answers nothing', async (t) => {
  const { client } = await clientOf(t, [
    { status: 200, body: '', headers: { 'x-amz-function-error': 'Unhandled' } },
    { status: 200, body: '' },
  ])
  t.match(await rejection(client.predictRows([[1]])), { code: 'INTERNAL', message: /it told nothing/ })
  t.match(await rejection(client.predictRows([[1]])), { code: 'INTERNAL', message: /cannot be read/ })
})

t.test('an endpoint that is no URL', async (t) => {
  const client = lambdaClient({ functionName: 'forest', config: awsConfig('notaurl') })
  t.match(await rejection(client.predictRows([[1]])), {
    code: 'INVALID_CONFIGURATION',
    message: /Invalid URL/,
  })
})

t.test("the SDK's own retries, and none around them", async (t) => {
  const { client, heard } = await clientOf(t, [refusal(500, 'ServiceException'), ok], 3)
  t.same(await client.predictRows([[1]]), [1])
  t.equal(heard.length, 2)
  const busy = json(200, {
    statusCode: 503,
    headers: { 'retry-after': '2' },
    body: '{"error":"full","code":"OVERLOADED"}',
  })
  const other = await clientOf(t, [busy, ok], 3)
  t.match(await rejection(other.client.predictRows([[1]])), {
    code: 'OVERLOADED',
    message: 'full',
    retryAfter: 2,
  })
  t.equal(other.heard.length, 1)
})

t.test('an event beyond the limit is not sent', async (t) => {
  const { client, heard } = await clientOf(t, [ok, ok])
  const body = new Uint8Array(4_720_000)
  const error = await rejection(client.predict({ contentType: 'application/x-npy', body }))
  t.match(error, {
    code: 'PAYLOAD_TOO_LARGE',
    message: /^a body of 4720000 bytes makes an event of 6293\d{3}, Lambda takes 6291456; send fewer rows/,
  })
  t.equal(heard.length, 0)
  await client.predict({ contentType: 'text/csv', body: new Uint8Array(6_000_000).fill(0x31) })
  t.equal(heard.length, 1)
})

t.test('nobody listens, and an abort', async (t) => {
  const client = lambdaClient({
    functionName: 'forest',
    config: awsConfig(`http://127.0.0.1:${await freePort()}`),
  })
  const error = await rejection(client.predictRows([[1]]))
  t.match(error, { code: 'NOT_READY', message: /^cannot ask the function forest: connection refused/ })
  await client.close()
  const { url, heard } = await listen(t, () => new Promise<undefined>(() => {}))
  const waiting = lambdaClient({ functionName: 'forest', config: awsConfig(url, 3) })
  const controller = new AbortController()
  const sent = rejection(waiting.predictRows([[1]], { signal: controller.signal }))
  while (heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  controller.abort()
  t.equal((await sent).code, 'ABORTED')
  await waiting.close()
})
