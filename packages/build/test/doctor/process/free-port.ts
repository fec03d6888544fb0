import { once } from 'node:events'
import { createServer } from 'node:net'
import t from 'tap'
import { freePort } from '../../../src/doctor/process/free-port.ts'

t.test('a port that can be listened on', async (t) => {
  const port = await freePort()
  const server = createServer().listen(port, '127.0.0.1')
  await once(server, 'listening')
  t.ok(port > 0)
  server.close()
})
