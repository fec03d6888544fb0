import { Agent } from 'node:http'
import t from 'tap'
import { send } from '../../src/load/send.ts'
import { delayedServer } from '../fixtures/delayed-server.ts'

const agent = new Agent({ keepAlive: true })
t.after(() => agent.destroy())

t.test('what went wrong is told in the same words each time', async (t) => {
  const good = await delayedServer()
  t.equal(await send(good.question, agent), undefined)
  const busy = await delayedServer({ status: () => 503 })
  t.equal(await send(busy.question, agent), 'status 503')
  const failed = await delayedServer({ headers: { 'x-amz-function-error': 'Unhandled' } })
  t.equal(await send(failed.question, agent), 'the function failed')
  for (const server of [good, busy, failed]) await server.close()
  t.equal(await send(good.question, new Agent()), 'ECONNREFUSED')
})

t.test('an answer that breaks off is none', async (t) => {
  const short = await delayedServer({ headers: { 'content-length': '1000', connection: 'close' } })
  t.type(await send(short.question, new Agent()), 'string')
  await short.close()
})
