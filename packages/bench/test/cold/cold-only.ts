import t from 'tap'
import { coldOnly } from '../../src/cold/cold-only.ts'
import { delayedServer } from '../fixtures/delayed-server.ts'
import { fakeWorker, logOf } from '../fixtures/workers.ts'

t.test('a server is closed, a worker has ended', async (t) => {
  const server = await delayedServer()
  let closes = 0
  const running = {
    question: server.question,
    log: () => logOf(10, 1),
    end: () => undefined,
    usage: async () => ({}),
    async close() {
      closes++
      await server.close()
    },
  }
  const subject = { target: 'local', engine: 'trees' } as const
  t.ok((await coldOnly({ subject, start: async () => running }, undefined)).total > 0)
  t.equal(closes, 1)
  const { worker, removed } = fakeWorker((bytes) => ({ log: () => logOf(bytes, 1) }))
  t.ok((await coldOnly(worker, undefined)).total > 0)
  t.same(removed, [0])
})
