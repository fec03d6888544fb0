import t from 'tap'
import { loadApart } from '../../src/load/load-apart.ts'
import { delayedServer } from '../fixtures/delayed-server.ts'

t.test('another process asks, and tells the same', async (t) => {
  const server = await delayedServer()
  const load = { kind: 'open', rate: 50, connections: 2, seconds: 0.2 } as const
  const { answered, errors, latencies } = await loadApart(server.question, load)
  t.equal(answered, 10)
  t.equal(server.received(), 10)
  t.same(errors, {})
  t.equal(
    latencies.reduce((sum, [, count]) => sum + count, 0),
    10,
  )
  await server.close()
})

t.test('it is stopped by the signal', async (t) => {
  const server = await delayedServer()
  const load = { kind: 'closed', connections: 1, seconds: 3600 } as const
  const controller = new AbortController()
  const loaded = loadApart(server.question, load, controller.signal)
  while (server.received() === 0) await new Promise((resolve) => setTimeout(resolve, 10))
  controller.abort(new Error('stopped'))
  await t.rejects(loaded, { message: 'stopped' })
  await t.rejects(loadApart(server.question, load, controller.signal), { message: 'stopped' })
  await server.close()
})

t.test('a load that cannot be is told', async (t) => {
  const question = { url: 'nonsense', headers: {}, body: '' }
  const load = { kind: 'closed', connections: 1, seconds: 1 } as const
  await t.rejects(loadApart(question, load), { code: 'INTERNAL' })
})
