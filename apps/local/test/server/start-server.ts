import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { pino } from 'pino'
import t from 'tap'
import { startServer } from '../../src/index.ts'
import { forest, request, silent } from '../fixtures/forest.ts'

t.test('it listens while the models load', async (t) => {
  const server = await startServer({ paths: forest, port: 0, logger: silent })
  t.teardown(() => server.server.close())
  const address = server.server.server.address() as AddressInfo
  t.equal(address.address, '127.0.0.1', 'on loopback unless told')
  t.equal(server.url, `http://127.0.0.1:${address.port}`)
  await server.loaded()
  t.equal((await fetch(`${server.url}/ping`)).status, 200)
  t.match(await (await fetch(`${server.url}/invocations`, request)).json(), { predictions: [Number] })

  await t.rejects(startServer({ paths: forest, port: address.port, logger: silent }), {
    code: 'INVALID_CONFIGURATION',
    message: `cannot listen on port ${address.port} of 127.0.0.1: the port is taken; choose another`,
    location: { field: 'port' },
  })
  await t.rejects(startServer({ paths: forest, port: 0, host: '203.0.113.1', logger: silent }), {
    code: 'INVALID_CONFIGURATION',
    message: 'cannot listen on port 0 of 203.0.113.1: this machine has no such address',
    location: { field: 'host' },
  })
})

t.test('after a failed listen nothing is logged of the models', async (t) => {
  const taken = createServer().listen(0, '127.0.0.1')
  t.teardown(() => taken.close())
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  let log = ''
  const write = (line: string) => {
    log += line
  }
  const logger = pino({}, { write })
  await t.rejects(startServer({ paths: forest, port, logger }), {
    code: 'INVALID_CONFIGURATION',
    location: { field: 'port' },
  })
  t.match(log, 'model starting')
  t.notMatch(log, 'model draining')
})

t.test('control on loopback only, unless told', async (t) => {
  for (const [options, status] of [
    [{}, 200],
    [{ host: '127.0.0.1', control: false }, 404],
    [{ host: '0.0.0.0' }, 404],
    [{ host: '0.0.0.0', control: true }, 200],
  ] as const) {
    const server = await startServer({ paths: forest, port: 0, logger: silent, ...options })
    t.teardown(() => server.server.close())
    const { port } = new URL(server.url)
    const answer = await fetch(`http://127.0.0.1:${port}/v2/repository/index`, { method: 'POST' })
    t.equal(answer.status, status, JSON.stringify(options))
  }
})

t.test('a body that is too large is refused, however it is sent', async (t) => {
  const server = await startServer({ paths: forest, port: 0, logger: silent, bodyLimit: 100_000 })
  t.teardown(() => server.server.close())
  await server.loaded()
  const chunk = new Uint8Array(50_000).fill(32)
  const stream = () =>
    new ReadableStream({
      start(controller) {
        for (let sent = 0; sent < 40; sent++) controller.enqueue(chunk)
        controller.close()
      },
    })
  for (const body of [new Uint8Array(2_000_000), stream()]) {
    const init = { ...request, body, duplex: 'half' } as RequestInit
    const response = await fetch(`${server.url}/invocations`, init)
    t.equal(response.status, 413)
    t.match(await response.json(), { code: 'PAYLOAD_TOO_LARGE' })
  }
  t.equal((await fetch(`${server.url}/invocations`, request)).status, 200)
})
