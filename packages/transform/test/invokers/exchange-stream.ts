import { once } from 'node:events'
import { Agent, createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import { exchangeStream } from '../../src/invokers/exchange-stream.ts'

async function serve(t: Test, listener: RequestListener): Promise<URL> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/invocations`)
}

const agent = new Agent()

async function* endless() {
  const chunk = Buffer.alloc(1 << 16, 'a')
  for (;;) yield chunk
}

t.test('an answer may come before all is read', async (t) => {
  const url = await serve(t, (_, response) => response.writeHead(200, { 'content-type': 'a/b' }).end('early'))
  const { headers, body } = await exchangeStream({ url, agent, headers: {}, body: endless() })
  t.equal(headers['content-type'], 'a/b')
  const first = await body[Symbol.asyncIterator]().next()
  t.equal(String(first.value), 'early')
})

t.test('a refusal is an error, however much was to come', async (t) => {
  const url = await serve(t, (_, response) =>
    response.writeHead(413).end('{"error":"too much","code":"PAYLOAD_TOO_LARGE"}'),
  )
  await t.rejects(exchangeStream({ url, agent, headers: {}, body: endless() }), { code: 'PAYLOAD_TOO_LARGE' })
})

t.test('a server that goes away', async (t) => {
  const url = await serve(t, (request) => request.socket.destroy())
  await t.rejects(exchangeStream({ url, agent, headers: {}, body: endless() }), /ECONNRESET|EPIPE|hang up/)
})
