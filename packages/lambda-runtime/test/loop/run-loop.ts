import t from 'tap'
import { runLoop } from '../../src/loop/run-loop.ts'
import { parsed, scriptedApi } from '../fixtures/scripted-api.ts'

t.test('a handler that is loaded already', async (t) => {
  const listeners = process.listenerCount('uncaughtException')
  const api = await scriptedApi()
  const running = runLoop(async (event: { n: number }, context) => [event.n, context.awsRequestId], {
    api: api.address,
  })
  t.same(parsed(await api.call({ n: 5 })), [5, 'request-0'])
  t.equal(process.listenerCount('uncaughtException'), listeners + 1)
  await api.close()
  await t.rejects(running, { code: /ECONN/ })
  t.equal(process.listenerCount('uncaughtException'), listeners)
})

t.test('a handler with a callback is refused', async (t) => {
  const handler = ((_event: never, _context: unknown, _callback: unknown) => {}) as () => void
  await t.rejects(runLoop(handler, { api: '127.0.0.1:1' }), { name: 'Runtime.CallbackHandlerDeprecated' })
})
