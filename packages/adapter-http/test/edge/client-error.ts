import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { fakeRepository } from '@inferry/testing'
import t from 'tap'
import { doors } from '../fixtures/doors.ts'

async function talk(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.on('data', (data) => {
    answer += data
  })
  socket.write(text)
  await once(socket, 'close')
  return answer
}

t.test('what is no request', async (t) => {
  const server = await doors(t, fakeRepository({}))
  await server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = server.server.address() as AddressInfo
  const malformed = await talk(port, 'this is not http\r\n\r\n')
  t.match(malformed, /^HTTP\/1\.1 400 Bad Request\r\n/)
  t.match(malformed, /\{"error":"this is not an HTTP\/1\.1 request","code":"MALFORMED_REQUEST"\}$/)
  const huge = await talk(port, `GET /ping HTTP/1.1\r\nhost: x\r\nx-a: ${'a'.repeat(20_000)}\r\n\r\n`)
  t.match(huge, /^HTTP\/1\.1 431 /)
  t.match(huge, /"the headers are too large"/)
  t.equal((await fetch(`http://127.0.0.1:${port}/ping`)).status, 200)
})

t.test('what comes behind a request does not answer it', async (t) => {
  const answer = async () => {
    await new Promise((resolve) => setTimeout(resolve, 200))
    return { contentType: 'text/csv', body: Buffer.from('7\n') }
  }
  const server = await doors(t, fakeRepository({ answer }))
  await server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = server.server.address() as AddressInfo
  const question =
    'POST /invocations HTTP/1.1\r\nhost: x\r\ncontent-type: text/csv\r\ncontent-length: 2\r\n\r\n1\n'
  const said = await talk(port, `${question}this is not http\r\n\r\n`)
  t.match(said, /^HTTP\/1\.1 200 OK\r\n/)
  t.match(said, /7\n$/)
  t.equal(said.match(/HTTP\/1\.1/g)?.length, 1)
})

t.test('a body that is malformed is answered', async (t) => {
  const server = await doors(t, fakeRepository({}))
  await server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = server.server.address() as AddressInfo
  const head = 'POST /invocations HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n'
  t.match(await talk(port, `${head}no length\r\n`), /^HTTP\/1\.1 400 /)
})
