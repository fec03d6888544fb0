import t from 'tap'
import { httpSender } from '../../src/load/http-sender.ts'
import { delayedServer } from '../fixtures/delayed-server.ts'

t.test('what went wrong is told in the same words each time', async (t) => {
  const good = await delayedServer()
  const busy = await delayedServer({ status: () => 503 })
  const failed = await delayedServer({ headers: { 'x-amz-function-error': 'Unhandled' } })
  for (const [server, sent] of [
    [good, {}],
    [busy, { fault: 'status 503' }],
    [failed, { fault: 'the function failed' }],
  ] as const) {
    const sender = httpSender(server.question, 1)
    t.same(await sender.send(), sent)
    t.same(await sender.send(), sent)
    t.equal(server.received(), 2)
    sender.close()
    await server.close()
  }
  t.same(await httpSender(good.question, 1).send(), { fault: 'ECONNREFUSED' })
})

t.test('an answer that breaks off is none', async (t) => {
  const short = await delayedServer({ headers: { 'content-length': '1000', connection: 'close' } })
  t.type((await httpSender(short.question, 1).send()).fault, 'string')
  await short.close()
})
