import t from 'tap'
import { closedLoop } from '../../src/load/closed-loop.ts'
import { percentile } from '../../src/load/latencies.ts'
import { delayedServer } from '../fixtures/delayed-server.ts'

t.test('a known delay is told, and bounds the rate of each connection', async (t) => {
  const server = await delayedServer({ delayMs: 40 })
  const result = await closedLoop(server.question, { connections: 2, seconds: 0.4 })
  t.ok(percentile(result.latencies, 0) >= 38)
  t.ok(result.answered <= 2 * 11, `${result.answered}`)
  t.equal(result.answered, server.received())
  t.same(result.errors, {})
  await server.close()
})

t.test('it hides a stall: each connection meets it once', async (t) => {
  const server = await delayedServer({ delayMs: 2, stall: { after: 150, for: 300 } })
  const { latencies, answered } = await closedLoop(server.question, { connections: 1, seconds: 0.8 })
  const stalled = latencies.flatMap(([milliseconds, count]) => (milliseconds >= 250 ? [count] : []))
  const count = stalled.reduce((sum, each) => sum + each, 0)
  // Not one for each that was due meanwhile, of which there would be a hundred; a busy machine adds some of its own.
  t.ok(count >= 1 && count <= 3, `${count}`)
  t.equal(answered, server.received())
  await server.close()
})

t.test('errors are counted', async (t) => {
  const server = await delayedServer({ delayMs: 2, status: (request) => (request % 2 === 0 ? 200 : 500) })
  const { answered, errors } = await closedLoop(server.question, { connections: 1, seconds: 0.1 })
  t.equal(answered + (errors['status 500'] ?? 0), server.received())
  t.ok(Math.abs(answered - (errors['status 500'] ?? 0)) <= 1)
  await server.close()
})
