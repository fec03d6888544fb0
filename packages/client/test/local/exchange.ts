import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'
import t from 'tap'
import { createAgent, exchange } from '../../src/local/exchange.ts'
import { freePort, listen, type Teardown } from '../fixtures/listen.ts'

const body = Buffer.from('hello')

t.test('one connection for several requests', async (t) => {
  const { url, heard, server } = await listen(t, () => ({
    status: 200,
    headers: { 'x-a': 'b' },
    body: 'bytes',
  }))
  let connections = 0
  server.on('connection', () => connections++)
  const agent = createAgent(new URL(url))
  t.teardown(() => agent.destroy())
  for (let at = 0; at < 3; at++) {
    const answer = await exchange({
      url: new URL(`${url}/a`),
      agent,
      headers: { 'content-type': 'text/csv' },
      body,
    })
    t.match(answer, { status: 200, headers: { 'x-a': 'b' }, body: Buffer.from('bytes') })
  }
  t.equal(connections, 1)
  t.match(heard[2], {
    method: 'POST',
    path: '/a',
    headers: { 'content-type': 'text/csv', 'content-length': '5' },
    body,
  })
})

t.test('a kept connection that the server closed is told from one that broke in a request', async (t) => {
  const { url } = await listen(t, (_, count) => (count === 1 ? { status: 200 } : undefined))
  const agent = createAgent(new URL(url))
  t.teardown(() => agent.destroy())
  const request = { url: new URL(url), agent, headers: {}, body }
  t.match(await exchange(request), { status: 200 })
  t.match(await exchange(request), { cause: { code: 'ECONNRESET' }, untouched: true })
  t.match(await exchange(request), { cause: { code: 'ECONNRESET' }, untouched: false })
})

t.test('nobody listens, headers that cannot be sent, an abort', async (t) => {
  const url = new URL(`http://127.0.0.1:${await freePort()}`)
  const agent = createAgent(url)
  const request = { url, agent, headers: {}, body }
  t.match(await exchange(request), { cause: { code: 'ECONNREFUSED' }, untouched: true })
  const headers = { 'content-type': 'a\nb' }
  t.match(await exchange({ ...request, headers }), { cause: { code: 'ERR_INVALID_CHAR' }, untouched: false })
  t.match(await exchange({ ...request, signal: AbortSignal.abort() }), {
    cause: { name: 'AbortError' },
    untouched: false,
  })
})

/** A server that writes these bytes to whoever connects, and hangs up. */
async function raw(t: Teardown, bytes: string): Promise<URL> {
  const server = createServer((socket: Socket) => {
    socket.on('error', () => {})
    socket.once('data', () => socket.end(bytes))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
}

t.test('an answer cut short, and one that is not HTTP', async (t) => {
  for (const [bytes, code] of [
    ['HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc', 'ECONNRESET'],
    ['SSH-2.0-OpenSSH_9.6\r\n', 'HPE_INVALID_CONSTANT'],
  ] as const) {
    const url = await raw(t, bytes)
    t.match(await exchange({ url, agent: createAgent(url), headers: {}, body }), {
      cause: { code },
      untouched: false,
    })
  }
})

t.test('an answer of more bytes than are taken ends the connection', async (t) => {
  const { url, server } = await listen(t, () => ({ status: 200, body: Buffer.alloc(1 << 20) }))
  const agent = createAgent(new URL(url))
  t.teardown(() => agent.destroy())
  const request = { url: new URL(url), agent, headers: {}, body }
  t.match(await exchange({ ...request, maxBytes: 1 << 20 }), { status: 200 })
  const closed = new Promise((resolve) =>
    server.once('connection', (socket) => socket.once('close', resolve)),
  )
  agent.destroy()
  t.match(await exchange({ ...request, maxBytes: (1 << 20) - 1 }), {
    cause: { code: 'ANSWER_TOO_LARGE', message: /more than 1048575 bytes/ },
    untouched: false,
  })
  await closed
})

t.test('https where the URL says so', async (t) => {
  const url = await raw(t, 'not TLS')
  url.protocol = 'https:'
  const answer = await exchange({ url, agent: createAgent(url), headers: {}, body })
  t.match(answer, { cause: { code: /^ERR_SSL_|^EPROTO$/ }, untouched: false })
})
