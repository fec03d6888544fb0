import { SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime'
import t from 'tap'
import { sagemakerClient } from '../../src/sagemaker.ts'
import { awsConfig } from '../fixtures/aws-config.ts'
import { modelError } from '../fixtures/aws-doors.ts'
import { freePort, json, listen, type Reply, type Teardown } from '../fixtures/listen.ts'
import { rejection } from '../fixtures/rejection.ts'

const ok = json(200, { predictions: [1] })
/** As SageMaker Runtime tells an error. */
const refusal = (status: number, type: string, Message = 'told', headers = {}) =>
  json(status, { Message }, { 'x-amzn-errortype': type, ...headers })

async function clientOf(t: Teardown, replies: readonly Reply[], maxAttempts?: number) {
  const listening = await listen(t, (_, count) => replies[count - 1])
  const client = sagemakerClient({ endpointName: 'forest', config: awsConfig(listening.url, maxAttempts) })
  t.teardown(() => client.close())
  return { client, ...listening }
}

t.test('what is sent', async (t) => {
  const { url, heard } = await listen(t, () => ok)
  const sdk = new SageMakerRuntimeClient(awsConfig(url))
  t.teardown(() => sdk.destroy())
  const client = sagemakerClient({ endpointName: 'forest', model: 'a.tar.gz', variant: 'blue', client: sdk })
  t.same(await client.predictRows([[1]]), [1])
  t.match(heard[0], {
    method: 'POST',
    path: '/endpoints/forest/invocations',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      'x-amzn-sagemaker-target-model': 'a.tar.gz',
      'x-amzn-sagemaker-target-variant': 'blue',
    },
    body: Buffer.from('{"instances":[[1]]}'),
  })
  await client.close()
  t.same(await client.predictRows([[1]], { model: 'b' }), [1], 'a client that was given is left open')
  t.equal(heard[1]?.headers['x-amzn-sagemaker-target-model'], 'b')
})

t.test("SageMaker's errors in their wire format", async (t) => {
  const ours = JSON.stringify({
    error: 'row 0: 2 values, expected 10',
    code: 'INVALID_INPUT',
    location: { row: 0 },
  })
  for (const [reply, expected] of [
    [
      modelError(400, ours),
      { code: 'INVALID_INPUT', message: 'row 0: 2 values, expected 10', location: { row: 0 } },
    ],
    [
      modelError(500, 'traceback'),
      { code: 'INTERNAL', message: 'the endpoint forest answered 500: traceback' },
    ],
    [modelError(0, 'Your invocation timed out'), { code: 'DEADLINE_EXCEEDED' }],
    [
      refusal(429, 'ModelNotReadyException'),
      { code: 'NOT_READY', retryAfter: 10, message: 'the endpoint forest: told (ModelNotReadyException)' },
    ],
    [
      refusal(429, 'ModelNotReadyException', 'told', { 'retry-after': '3' }),
      { code: 'NOT_READY', retryAfter: 3 },
    ],
    [refusal(400, 'ValidationError', 'Endpoint forest of account 1 not found.'), { code: 'MODEL_NOT_FOUND' }],
    [refusal(400, 'ValidationError'), { code: 'MALFORMED_REQUEST' }],
    [refusal(530, 'InternalDependencyException'), { code: 'INTERNAL' }],
    [refusal(500, 'InternalFailure'), { code: 'INTERNAL' }],
    [refusal(503, 'ServiceUnavailable'), { code: 'OVERLOADED' }],
    [refusal(400, 'ThrottlingException'), { code: 'OVERLOADED' }],
    [refusal(403, 'AccessDeniedException'), { code: 'FORBIDDEN' }],
    [{ status: 413, body: 'Request Entity Too Large' }, { code: 'PAYLOAD_TOO_LARGE' }],
  ] as const) {
    const { client } = await clientOf(t, [reply])
    const error = await rejection(client.predictRows([[1]]))
    t.match(error, expected)
    t.ok(error.cause instanceof Error)
  }
})

t.test('204, for an empty body', async (t) => {
  const { client } = await clientOf(t, [{ status: 204, body: '' }])
  const error = await rejection(client.predict({ contentType: 'text/csv', body: new Uint8Array(0) }))
  t.match(error, { code: 'EMPTY_BODY', message: /^the endpoint forest answered nothing/ })
})

t.test("the SDK's own retries, and none around them", async (t) => {
  const { client, heard } = await clientOf(t, [refusal(503, 'ServiceUnavailable'), ok], 3)
  t.same(await client.predictRows([[1]]), [1])
  t.equal(heard.length, 2)
  const other = await clientOf(t, [modelError(503, '{"error":"full","code":"OVERLOADED"}'), ok], 3)
  t.match(await rejection(other.client.predictRows([[1]])), { code: 'OVERLOADED', message: 'full' })
  t.equal(other.heard.length, 1)
})

t.test('a body beyond the limit is not sent', async (t) => {
  const { client, heard } = await clientOf(t, [ok])
  const body = new Uint8Array(25 * 1024 * 1024 + 1)
  const error = await rejection(client.predict({ contentType: 'text/csv', body }))
  t.match(error, {
    code: 'PAYLOAD_TOO_LARGE',
    message: /^the body has 26214401 bytes, SageMaker takes 26214400/,
  })
  t.equal(heard.length, 0)
})

t.test('nobody listens, and an abort', async (t) => {
  const client = sagemakerClient({
    endpointName: 'forest',
    config: awsConfig(`http://127.0.0.1:${await freePort()}`),
  })
  const error = await rejection(client.predictRows([[1]]))
  t.match(error, { code: 'NOT_READY', message: /^cannot ask the endpoint forest: connection refused/ })
  await client.close()
  const { client: waiting } = await clientOf(t, [refusal(503, 'ServiceUnavailable')], 3)
  const late = rejection(waiting.predictRows([[1]], { signal: AbortSignal.abort() }))
  t.equal((await late).code, 'ABORTED')
})
