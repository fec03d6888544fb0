import { once } from 'node:events'
import { Agent, get, request as httpRequest, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { drain, type RunningServer, startServer } from '../../src/index.ts'
import { forest, request, silent } from '../fixtures/forest.ts'
import { slowEngine } from '../fixtures/slow-engine.ts'

async function slowServer(t: Test, ms: number): Promise<RunningServer> {
  const pace = { ms: 0 }
  const engines = [slowEngine(pace)]
  const server = await startServer({ paths: forest, port: 0, engines, execution: 'inline', logger: silent })
  t.teardown(() => server.server.close())
  await server.loaded()
  pace.ms = ms
  return server
}

function post(server: RunningServer, agent: Agent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { method, headers, body } = request
    const sent = httpRequest(`${server.url}/invocations`, { method, headers, agent }, (response) => {
      response.resume()
      resolve(response)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

async function ping(server: RunningServer, agent: Agent): Promise<IncomingMessage> {
  const [response] = (await once(get(`${server.url}/ping`, { agent }), 'response')) as [IncomingMessage]
  response.resume()
  await once(response, 'end')
  return response
}

/** Until that many connections are open, and surely have sent what they want to. */
async function arrived({ connections }: RunningServer, count: number): Promise<void> {
  while (connections.size < count) await sleep(5)
  await sleep(50)
}

t.test('accepted requests are answered, idle connections closed', async (t) => {
  const server = await slowServer(t, 700)
  const agent = new Agent({ keepAlive: true })
  const idle = new Agent({ keepAlive: true })
  t.teardown(() => {
    agent.destroy()
    idle.destroy()
  })
  t.equal((await ping(server, idle)).headers.connection, 'keep-alive')
  const requests = [post(server, agent), post(server, agent), post(server, agent)]
  await arrived(server, 4)
  const drained = drain(server)
  const during = await ping(server, idle)
  t.equal(during.statusCode, 503, 'health tells that it stops, over a connection that is open')
  for (const response of await Promise.all(requests)) {
    t.equal(response.statusCode, 200)
    t.equal(response.headers.connection, 'close')
  }
  t.equal(await drained, true)
  await t.rejects(ping(server, new Agent()), { code: 'ECONNREFUSED' })
})

t.test('a server that nobody talks to stops at once', async (t) => {
  const server = await slowServer(t, 0)
  t.equal(await drain(server, { graceMs: 60_000 }), true)
})

t.test('a connection without a request does not hold it up', async (t) => {
  const server = await slowServer(t, 0)
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  await arrived(server, 1)
  t.equal(await drain(server, { graceMs: 1 }), true)
  t.equal(server.connections.size, 0)
  socket.destroy()
})

t.test('a request on a connection that was just accepted is answered', async (t) => {
  const server = await slowServer(t, 0)
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  await arrived(server, 1)
  const drained = drain(server, { graceMs: 1 })
  await sleep(20)
  let answer = ''
  socket.setEncoding('utf8').on('data', (text) => {
    answer += text
  })
  socket.write('GET /v2 HTTP/1.1\r\nhost: x\r\n\r\n')
  await once(socket, 'close')
  t.match(answer, /^HTTP\/1\.1 200 OK\r\n[\s\S]*connection: close/i)
  t.equal(await drained, true)
})

/** A connection that has sent this, and what comes back over it until it is closed. */
async function half(server: RunningServer, text: string) {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  let answer = ''
  socket.setEncoding('utf8').on('data', (text) => {
    answer += text
  })
  socket.on('error', () => {})
  socket.write(text)
  await arrived(server, 1)
  return { socket, closed: once(socket, 'close').then(() => answer) }
}

const head = `POST /v2/models/none/infer HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n`

for (const [what, text] of [
  ['half a head', 'GET /ping HTT'],
  ['half a body', `${head}{`],
] as const) {
  t.test(`${what} does not hold it up`, async (t) => {
    const server = await slowServer(t, 0)
    const { closed } = await half(server, text)
    t.equal(await drain(server, { graceMs: 1, arrivalMs: 100 }), true)
    t.equal(await closed, '')
  })
}

t.test('a body that arrives a little later is answered, whatever else is half sent', async (t) => {
  const server = await slowServer(t, 0)
  const other = await half(server, 'GET /ping HTT')
  const { socket, closed } = await half(server, `${head}{`)
  const drained = drain(server, { graceMs: 1, arrivalMs: 1500 })
  await sleep(500)
  socket.write('}')
  t.match(await closed, /^HTTP\/1\.1 404 [\s\S]*connection: close/i)
  t.equal(await drained, true)
  t.equal(await other.closed, '')
})

t.test('an accepted request outlives the time to arrive', async (t) => {
  const server = await slowServer(t, 600)
  const agent = new Agent({ keepAlive: true })
  const answer = post(server, agent)
  await arrived(server, 1)
  t.equal(await drain(server, { graceMs: 1, arrivalMs: 1 }), true)
  t.equal((await answer).statusCode, 200)
})

t.test('a drain that takes too long is cut', async (t) => {
  const server = await slowServer(t, 2000)
  const agent = new Agent({ keepAlive: true })
  const cut = post(server, agent).then(
    (response) => response.statusCode,
    (error) => error.code,
  )
  await arrived(server, 1)
  t.equal(await drain(server, { graceMs: 1, boundMs: 200 }), false)
  t.equal(await cut, 'ECONNRESET')
})
