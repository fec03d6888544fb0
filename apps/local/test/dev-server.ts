import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import t from 'tap'
import { ended, start, told } from './fixtures/child.ts'

const file = new URL('../src/dev-server.ts', import.meta.url)

t.test('the banner once, Ctrl-C left to the parent, SIGTERM stops', async (t) => {
  const { child, output } = start(file, 'first', process.cwd(), '--port', '0')
  t.equal(await told(child), 'up')
  t.match(output(), /Serving diabetes-forest at http:\/\/127\.0\.0\.1:\d+/)
  child.kill('SIGINT')
  child.kill('SIGTERM')
  t.equal(await ended(child), 0)
})

t.test('again: no banner; it goes when its parent does', async (t) => {
  const { child, output } = start(file, 'again', process.cwd(), '--port', '0')
  await told(child)
  t.notMatch(output(), 'Serving')
  child.disconnect()
  t.equal(await ended(child), 0)
})

t.test('what cannot be served', async (t) => {
  const { child, output } = start(file, 'first', process.cwd(), '/no/such/model', '--port', '0')
  t.equal(await ended(child), 2)
  t.match(output(), /^\/no\/such\/model: .*\n$/)

  const taken = createServer().listen(0, '127.0.0.1')
  t.teardown(() => taken.close())
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const second = start(file, 'first', process.cwd(), '--port', String(port))
  t.equal(await ended(second.child), 2)
  t.match(second.output(), /the port is taken; choose another \(--port\)\n$/)
})
