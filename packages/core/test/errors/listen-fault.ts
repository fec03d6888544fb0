import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import t from 'tap'
import { listenFault } from '../../src/errors/listen-fault.ts'

async function faultOf(host: string, port: number): Promise<unknown> {
  const server = createServer().listen(port, host)
  const [cause] = await once(server, 'error')
  return listenFault(cause, host, port)
}

t.test('a port that is taken, a host that is not here', async (t) => {
  const taken = createServer().listen(0, '127.0.0.1')
  t.teardown(() => taken.close())
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  t.match(await faultOf('127.0.0.1', port), {
    code: 'INVALID_CONFIGURATION',
    message: `cannot listen on port ${port} of 127.0.0.1: the port is taken; choose another`,
    location: { field: 'port' },
    cause: { code: 'EADDRINUSE' },
  })
  t.match(await faultOf('203.0.113.1', 0), {
    message: 'cannot listen on port 0 of 203.0.113.1: this machine has no such address',
    location: { field: 'host' },
  })
})

t.test('what else the system says', async (t) => {
  const cause = Object.assign(new Error('listen EMFILE: too many open files, listen'), { code: 'EMFILE' })
  const fault = listenFault(cause, 'localhost', 80)
  t.match(fault, { code: 'INVALID_CONFIGURATION', location: undefined, cause })
  t.match(fault.message, /^cannot listen on port 80 of localhost: .*too many open files/)
})
