import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import { httpInvoker } from '../../src/invokers/http-invoker.ts'

async function container(t: Test, listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function invokerOf(t: Test, listener: RequestListener) {
  const invoker = httpInvoker({ url: await container(t, listener), startUpMs: 1000 })
  t.teardown(() => invoker.close())
  return invoker
}

async function bodyOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

const csv = { contentType: 'text/csv', body: Buffer.from('1,2\n') }

t.test('waits until /ping answers 200', async (t) => {
  let pings = 0
  const invoker = await invokerOf(t, (request, response) => {
    t.match(request, { method: 'GET', url: '/ping' })
    pings += 1
    response.writeHead(pings < 3 ? 503 : 200).end()
  })
  await invoker.ready()
  t.equal(pings, 3)
})

t.test('not for ever', async (t) => {
  const invoker = await invokerOf(t, (_, response) => response.writeHead(503).end())
  await t.rejects(invoker.ready(), { code: 'NOT_READY', message: /\/ping answered 503/ })
  await t.rejects(invoker.ready(AbortSignal.abort()), { code: 'ABORTED' })
})

t.test('tells what it waits for, once', async (t) => {
  const waits: string[] = []
  const answers = [503, 503, 502, 503, 200]
  const url = await container(t, (_, response) => response.writeHead(answers.shift() ?? 200).end())
  const invoker = httpInvoker({ url, startUpMs: 60_000, onWaiting: (why) => waits.push(why) })
  await invoker.ready()
  const told = (status: number) => `GET ${url}/ping answered ${status}; waiting for it for up to 60 s`
  t.same(waits, [told(503), told(502), told(503)])
  await invoker.close()
  const nobody = httpInvoker({ url: 'http://127.0.0.1:1', startUpMs: 1 })
  await t.rejects(nobody.ready(), { code: 'NOT_READY', message: /nothing listens/ })
})

t.test('a wrong path is not waited for', async (t) => {
  let answers = [404, 200]
  const url = await container(t, (_, response) => response.writeHead(answers.shift() ?? 404).end())
  await httpInvoker({ url, missingMs: 60_000 }).ready()
  answers = []
  await t.rejects(httpInvoker({ url: `${url}/foo`, missingMs: 300 }).ready(), {
    code: 'INVALID_CONFIGURATION',
    message: `GET ${url}/foo/ping answered 404; give the address below which a serving container has /ping and /invocations`,
  })
})

t.test('asks what the container would like; it need not say', async (t) => {
  let status = 200
  const invoker = await invokerOf(t, (request, response) => {
    t.equal(request.url, '/execution-parameters')
    response.writeHead(status).end('{"MaxConcurrentTransforms": 2}')
  })
  t.same(await invoker.executionParameters(), { maxConcurrentTransforms: 2 })
  status = 404
  t.same(await invoker.executionParameters(), {})
})

t.test('posts to /invocations', async (t) => {
  const invoker = await invokerOf(t, async (request, response) => {
    t.match(request, {
      method: 'POST',
      url: '/invocations',
      headers: { 'content-type': 'text/csv', accept: 'application/json', 'content-length': '4' },
    })
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(await bodyOf(request)))
  })
  const answer = await invoker.invoke(csv, { accept: 'application/json' })
  t.equal(answer.contentType, 'application/json')
  t.equal(Buffer.from(answer.body).toString(), '"1,2\\n"')
})

t.test('errors of ours keep their code and place, others go by status', async (t) => {
  const answers = [
    [400, '{"error":"row 1: no","code":"INVALID_INPUT","location":{"row":1}}'],
    [400, 'bad'],
    [500, 'traceback'],
    [503, 'busy'],
  ] as const
  let at = -1
  const invoker = await invokerOf(t, (_, response) => {
    at += 1
    response.writeHead(answers[at]?.[0] ?? 200).end(answers[at]?.[1])
  })
  await t.rejects(invoker.invoke(csv, {}), { code: 'INVALID_INPUT', location: { row: 1 } })
  await t.rejects(invoker.invoke(csv, {}), { code: 'MALFORMED_REQUEST', message: /answered 400: bad/ })
  await t.rejects(invoker.invoke(csv, {}), { code: 'INTERNAL' })
  await t.rejects(invoker.invokeStream({ contentType: 'a/b', body: [] as never }, {}), { code: 'NOT_READY' })
})

t.test('a connection that breaks, or that there is none', async (t) => {
  const invoker = await invokerOf(t, (request) => request.socket.destroy())
  await t.rejects(invoker.invoke(csv, {}), { code: 'INTERNAL', message: /broke/ })
  const nobody = httpInvoker({ url: 'http://127.0.0.1:1' })
  await t.rejects(nobody.invoke(csv, {}), { code: 'NOT_READY', message: /nothing listens/ })
  for (const url of ['127.0.0.1:8080', 'ftp://a', ''])
    t.throws(() => httpInvoker({ url }), { code: 'INVALID_CONFIGURATION' })
})

t.test('an answer without end is refused', async (t) => {
  const chunk = Buffer.alloc(8 << 20)
  const invoker = await invokerOf(t, (_, response) => {
    const more = () => {
      while (response.write(chunk));
    }
    response.on('drain', more)
    more()
  })
  await t.rejects(invoker.invoke(csv, {}), {
    code: 'ANSWER_TOO_LARGE',
    message: /more than 104857600 bytes; ask for less/,
  })
})

t.test('a body of any size goes in chunks, and so does its answer', async (t) => {
  const invoker = await invokerOf(t, (request, response) => {
    t.match(request.headers, { 'transfer-encoding': 'chunked', 'content-length': undefined })
    request.pipe(response)
  })
  const chunk = Buffer.alloc(1 << 20, 'a')
  async function* body() {
    for (let n = 0; n < 20; n++) yield chunk
  }
  const answer = await invoker.invokeStream({ contentType: 'text/plain', body: body() }, {})
  let bytes = 0
  for await (const some of answer.body) bytes += some.length
  t.equal(bytes, 20 << 20)
  async function* broken() {
    yield chunk
    throw new Error('unreadable')
  }
  await t.rejects(
    (async () => bodyOf((await invoker.invokeStream({ contentType: 'a/b', body: broken() }, {})).body))(),
  )
})

t.test('the signal ends a request', async (t) => {
  const invoker = await invokerOf(t, () => {})
  await t.rejects(invoker.invoke(csv, { signal: AbortSignal.timeout(20) }), { code: 'DEADLINE_EXCEEDED' })
})
