import t from 'tap'
import { runLoad } from '../../src/load/run-load.ts'
import { delayedServer } from '../fixtures/delayed-server.ts'

t.test('each kind of load', async (t) => {
  const server = await delayedServer({ delayMs: 1 })
  const open = await runLoad(server.question, { kind: 'open', rate: 50, connections: 2, seconds: 0.1 })
  t.equal(open.answered, 5)
  const closed = await runLoad(server.question, { kind: 'closed', connections: 2, seconds: 0.05 })
  t.equal(5 + closed.answered, server.received())
  await server.close()
})
