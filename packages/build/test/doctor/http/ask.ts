import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import { ask } from '../../../src/doctor/http/ask.ts'

async function serve(t: Test, listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

t.test('asks and is answered', async (t) => {
  const url = await serve(t, async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    response.writeHead(201).end(`${request.method} ${request.headers['content-type']} ${body}`)
  })
  const headers = { 'content-type': 'text/csv' }
  t.same(await ask(url, { method: 'POST', headers, body: 'ü', seconds: 60 }), {
    status: 201,
    body: 'POST text/csv ü',
  })
  const patient = await ask(url, { method: 'POST', headers, body: 'ü', patient: true, seconds: 60 })
  t.equal(patient.body, 'POST text/csv ü')
})

t.test('hears of a body that is refused by its size', async (t) => {
  const url = await serve(t, (_request, response) => {
    response.writeHead(413, { connection: 'close' }).end('large')
    response.once('finish', () => response.socket?.destroy())
  })
  const body = 'x'.repeat(8 * 1024 * 1024)
  t.same(await ask(url, { method: 'POST', body, patient: true, seconds: 60 }), { status: 413, body: 'large' })
})

t.test('rejects without an answer', async (t) => {
  const silent = await serve(t, () => {})
  await t.rejects(ask(silent, { seconds: 0.05 }), { message: 'no answer within 0.05 s' })
  const broken = await serve(t, (_request, response) => {
    response.writeHead(200, { 'content-length': 10 }).write('half')
    setImmediate(() => response.destroy())
  })
  await t.rejects(ask(broken, { seconds: 60 }))
})
