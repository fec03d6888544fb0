import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { trackConnections } from '../../src/server/track-connections.ts'

t.test('what each connection is used for', async (t) => {
  let answer = () => {}
  const server = createServer((request, response) => {
    answer = () => response.end('late')
    if (request.url === '/') response.end('done')
  })
  const connections = trackConnections(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.close())
  const { port } = server.address() as AddressInfo
  const open = async (text: string) => {
    const socket = connect(port, '127.0.0.1').resume()
    socket.on('error', () => {})
    if (text !== '') socket.write(text)
    await once(socket, 'connect')
    return socket
  }
  const sockets = {
    unused: await open(''),
    headHalf: await open('GET / HT'),
    bodyHalf: await open('POST /wait HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n1'),
    answered: await open('GET / HTTP/1.1\r\nhost: x\r\n\r\n'),
    asked: await open('POST /wait HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n12'),
  }
  await sleep(100)
  t.equal(connections.size, 5)
  const closes = Object.values(sockets).map((socket) => once(socket, 'close'))
  const left = () => Object.entries(sockets).flatMap(([name, socket]) => (isOpen(socket) ? [name] : []))
  connections.closeUnused()
  await closes[0]
  t.same(left(), ['headHalf', 'bodyHalf', 'answered', 'asked'])
  connections.closeUnasked()
  await Promise.all(closes.slice(0, 4))
  t.same(left(), ['asked'])
  while (connections.size > 1) await sleep(5)
  answer()
  await once(sockets.asked, 'data')
  connections.closeUnasked()
  await closes[4]
  while (connections.size > 0) await sleep(5)
})

function isOpen(socket: Socket): boolean {
  return !socket.closed
}
