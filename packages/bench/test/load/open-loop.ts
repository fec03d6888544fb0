import t from 'tap'
import { percentile } from '../../src/load/latencies.ts'
import { openLoop } from '../../src/load/open-loop.ts'
import { delayedServer } from '../fixtures/delayed-server.ts'

t.test('as many are asked as are due, each with the known delay', async (t) => {
  const server = await delayedServer({ delayMs: 40 })
  const result = await openLoop(server.question, { rate: 100, connections: 64, seconds: 0.5 })
  t.equal(result.answered, 50)
  t.equal(server.received(), 50)
  t.ok(percentile(result.latencies, 0) >= 38)
  await server.close()
})

t.test('a stall shows in all that were due in it', async (t) => {
  const server = await delayedServer({ stall: { after: 150, for: 300 } })
  const { latencies, answered } = await openLoop(server.question, {
    rate: 200,
    connections: 4,
    seconds: 0.8,
  })
  t.equal(answered, 160)
  t.ok(percentile(latencies, 0.99) >= 250)
  // Of 60 that were due in it, 40 were due more than 100 ms before its end.
  const late = latencies.filter(([milliseconds]) => milliseconds >= 95)
  t.ok(late.reduce((sum, [, count]) => sum + count, 0) >= 40)
  await server.close()
})

t.test('a server that does not keep up is told by the latencies, not by fewer requests', async (t) => {
  const server = await delayedServer({ delayMs: 50 })
  const result = await openLoop(server.question, { rate: 50, connections: 1, seconds: 0.4 })
  t.equal(result.answered, 20)
  // The last was due at 380 ms and could not be sent before 950.
  t.ok(percentile(result.latencies, 1) >= 550)
  await server.close()
})
