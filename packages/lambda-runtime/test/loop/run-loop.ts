import t from 'tap'
import type { Handler } from '../../src/loop/handler.ts'
import { runLoop, tell } from '../../src/loop/run-loop.ts'
import { parsed, scriptedApi } from '../fixtures/scripted-api.ts'

t.test('what it loads answers', async (t) => {
  t.capture(process.stderr, 'write', () => true)
  const listeners = process.listenerCount('uncaughtException')
  const api = await scriptedApi()
  const handler: Handler<{ n: number }> = async ({ n }, { awsRequestId }) => [n, awsRequestId]
  const running = runLoop(async () => handler, { api: api.address })
  t.same(parsed(await api.call({ n: 5 })), [5, 'request-0'])
  t.equal(process.listenerCount('uncaughtException'), listeners + 1)
  await api.close()
  await t.rejects(running, { code: /ECONN/ })
  t.equal(process.listenerCount('uncaughtException'), listeners)
})

t.test('what cannot be loaded is told and reported', async (t) => {
  const told = t.capture(process.stderr, 'write', () => true)
  const withCallback = ((_event: never, _context: unknown, _callback: unknown) => {}) as () => void
  for (const [load, name] of [
    [() => withCallback, 'Runtime.CallbackHandlerDeprecated'],
    [() => Promise.reject(new RangeError('no model')), 'RangeError'],
  ] as const) {
    const api = await scriptedApi()
    const running = runLoop(load, { api: api.address })
    running.catch(() => {})
    t.match(parsed(await api.initFailed), { errorType: name })
    await t.rejects(running, { name })
    await api.close()
  }
  t.match(
    told().map(({ args }) => String(args[0])),
    [/Init Error.*callback/, /Init Error.*no model/],
  )
})

t.test('told', async (t) => {
  const told = t.capture(process.stderr, 'write', () => true)
  t.throws(() => tell(new Error('gone')), { message: 'gone' })
  t.match(String(told()[0]?.args[0]), /Runtime Error.*gone/)
})
