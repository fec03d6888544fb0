import { faultOf } from '@inferry/testing'
import t from 'tap'
import { localClient } from '../../src/index.ts'
import { exampleServer } from '../fixtures/example-server.ts'
import { freePort, json, listen } from '../fixtures/listen.ts'
import { rejection } from '../fixtures/rejection.ts'

const ok = json(200, { predictions: [1] })
const busy = json(503, { error: 'the queue is full', code: 'OVERLOADED' })

t.test('what is sent', async (t) => {
  const { url, heard } = await listen(t, () => ok)
  const client = localClient({ url: `${url}/models/`, model: 'a', headers: { authorization: 'Bearer x' } })
  t.same(await client.predictRows([[1]]), [1])
  t.match(heard[0], {
    method: 'POST',
    path: '/models/invocations',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      'x-amzn-sagemaker-target-model': 'a',
      authorization: 'Bearer x',
    },
    body: Buffer.from('{"instances":[[1]]}'),
  })
  await client.predict({ contentType: 'text/csv', body: Buffer.from('1') }, { model: 'b' })
  t.equal(heard[1]?.headers['x-amzn-sagemaker-target-model'], 'b')
  t.equal(heard[1]?.headers.accept, undefined)
  await client.close()
})

t.test('503 and 429 are tried again, three times at most unless told', async (t) => {
  for (const [replies, maxAttempts, expected, tries] of [
    [[busy, ok], undefined, undefined, 2],
    [[json(429, { error: 'slow down' }), ok], undefined, undefined, 2],
    [[busy, busy, busy, ok], undefined, 'OVERLOADED', 3],
    [[busy, ok], 1, 'OVERLOADED', 1],
    [[json(500, { error: 'x', code: 'INFERENCE_FAILED' }), ok], undefined, 'INFERENCE_FAILED', 1],
    [[json(400, { error: 'x', code: 'INVALID_INPUT' }), ok], undefined, 'INVALID_INPUT', 1],
    [[undefined, ok], undefined, 'INTERNAL', 1],
  ] as const) {
    const { url, heard } = await listen(t, (_, count) => replies[count - 1])
    const client = localClient({ url, ...(maxAttempts && { maxAttempts }) })
    const result = client.predictRows([[1]])
    if (expected === undefined) t.same(await result, [1])
    else t.equal((await rejection(result)).code, expected)
    t.equal(heard.length, tries)
    await client.close()
  }
})

t.test('a kept connection that the server closed is replaced', async (t) => {
  const { url, heard } = await listen(t, (_, count) => (count === 2 ? undefined : ok))
  const client = localClient({ url })
  t.same(await client.predictRows([[1]]), [1])
  t.same(await client.predictRows([[2]]), [1])
  t.equal(heard.length, 3)
  await client.close()
})

t.test('nobody listens: the URL is named, its password is not', async (t) => {
  const port = await freePort()
  const client = localClient({ url: `http://me:secret@127.0.0.1:${port}?key=secret` })
  const { code, message, cause } = await rejection(client.predictRows([[1]]))
  t.equal(code, 'NOT_READY')
  t.equal(
    message,
    `cannot ask http://127.0.0.1:${port}/invocations: connection refused; nothing listens there, or not yet`,
  )
  t.match(cause, { code: 'ECONNREFUSED' })
})

t.test('a server that starts to listen meanwhile is reached', async (t) => {
  const port = await freePort()
  const client = localClient({ url: `http://127.0.0.1:${port}`, maxAttempts: 20 })
  const result = client.predictRows([[1]])
  const { server } = await listen(t, () => ok)
  await new Promise((resolve) => server.close(resolve))
  server.listen(port, '127.0.0.1')
  t.same(await result, [1])
  await client.close()
})

t.test('the signal ends a call before, while and after it is sent', async (t) => {
  const never = new Promise<undefined>(() => {})
  const { url, heard } = await listen(t, ({ path }) =>
    path.startsWith('/busy') ? json(503, {}, { 'retry-after': '19' }) : never,
  )
  const client = localClient({ url })
  t.equal((await rejection(client.predictRows([], { signal: AbortSignal.abort() }))).code, 'ABORTED')
  t.equal(heard.length, 0)
  const controller = new AbortController()
  const sent = rejection(client.predictRows([], { signal: controller.signal }))
  while (heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  controller.abort(new Error('enough'))
  t.match(await sent, { code: 'ABORTED', cause: { message: 'enough' } })
  const waiting = localClient({ url: `${url}/busy` }).predictRows([], { signal: AbortSignal.timeout(100) })
  t.match(await rejection(waiting), {
    code: 'DEADLINE_EXCEEDED',
    message: `${url}/busy/invocations did not answer in the time that the caller gave`,
  })
  await client.close()
})

t.test('many calls may share a signal', async (t) => {
  const { url } = await listen(t, () => ok)
  const warnings: Error[] = []
  const warn = (warning: Error) => warnings.push(warning)
  process.on('warning', warn)
  t.teardown(() => process.off('warning', warn))
  const client = localClient({ url })
  const { signal } = new AbortController()
  await Promise.all(Array.from({ length: 50 }, () => client.predictRows([[1]], { signal })))
  await new Promise((resolve) => setImmediate(resolve))
  t.same(
    warnings.filter(({ name }) => name === 'MaxListenersExceededWarning'),
    [],
  )
  await client.close()
})

t.test('close ends what is under way', async (t) => {
  const { url, heard } = await listen(t, () => new Promise<undefined>(() => {}))
  const client = localClient({ url })
  const pending = rejection(client.predictRows([]))
  while (heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  await client.close()
  t.match(await pending, { code: 'ABORTED', message: `the client of ${url}/invocations was closed` })
  t.equal((await rejection(client.predictRows([]))).code, 'ABORTED')
  t.equal(heard.length, 1)
})

t.test('a body beyond the limit of the server', async (t) => {
  const client = localClient({ url: await exampleServer(t, 'diabetes-forest') })
  const body = Buffer.alloc(20 * 1024 * 1024, 0x20)
  const error = await rejection(client.predict({ contentType: 'text/csv', body }))
  t.match(error, { code: 'PAYLOAD_TOO_LARGE', message: /is larger than 6291456 bytes/ })
  t.match((error.cause as Error).message, /answered 413 \(x-request-id /)
  await client.close()
})

t.test('a content type that no header can hold', async (t) => {
  const client = localClient({ url: 'http://127.0.0.1:1' })
  const error = await rejection(client.predict({ contentType: 'text/csv\r\nx: y', body: Buffer.from('1') }))
  t.match(error, { code: 'MALFORMED_REQUEST', message: /content-type/ })
})

t.test('options that cannot be', async (t) => {
  for (const [options, field] of [
    [{ url: 'localhost:8080' }, 'url'],
    [{ url: '' }, 'url'],
    [{ url: 'ftp://h' }, 'url'],
    [{ url: 'http://h', maxAttempts: 0 }, 'maxAttempts'],
    [{ url: 'http://h', maxAttempts: 1.5 }, 'maxAttempts'],
  ] as const) {
    t.match(
      faultOf(() => localClient(options)),
      { code: 'INVALID_CONFIGURATION', location: { field } },
    )
  }
  t.ok(localClient({ url: new URL('http://h') }))
})

t.test('204, as a SageMaker container answers an empty body', async (t) => {
  const { url } = await listen(t, () => ({ status: 204, body: '' }))
  const client = localClient({ url })
  const empty = client.predict({ contentType: 'text/csv', body: new Uint8Array(0) })
  await t.rejects(empty, { code: 'EMPTY_BODY' })
  await client.close()
})
