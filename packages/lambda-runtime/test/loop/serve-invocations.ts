import t, { type Test } from 'tap'
import type { FaultSink } from '../../src/loop/exit-on-fault.ts'
import type { Handler } from '../../src/loop/handler.ts'
import { createRuntimeApiClient } from '../../src/loop/runtime-api-client.ts'
import { serveInvocations } from '../../src/loop/serve-invocations.ts'
import { parsed, scriptedApi } from '../fixtures/scripted-api.ts'

/** Serves a handler until the test is over. */
async function serve(t: Test, handler: Handler, sink: FaultSink = {}) {
  const api = await scriptedApi()
  const served = serveInvocations(handler, createRuntimeApiClient(api.address), sink)
  t.teardown(async () => {
    await api.close()
    await served.catch(() => {})
  })
  t.capture(process.stderr, 'write', () => true)
  return api
}

t.test('answers, one after the other', async (t) => {
  const api = await serve(t, async ({ n }: { n: number }) => (n === 1 ? undefined : { n }))
  t.equal(String(Buffer.from((await api.call({ n: 0 })).payload)), '{"n":0}')
  t.equal(String(Buffer.from((await api.call({ n: 1 })).payload)), 'null')
  t.equal(String(Buffer.from((await api.call({ n: 2 })).payload)), '{"n":2}')
})

t.test('a value that is no promise', async (t) => {
  const api = await serve(t, () => 'now')
  t.equal(parsed(await api.call({})), 'now')
})

t.test('failures are reported, and the next call is answered', async (t) => {
  const api = await serve(t, ({ act }: { act: string }) => {
    if (act === 'sync') throw new RangeError('sync')
    if (act === 'async') return Promise.reject(new RangeError('async'))
    if (act === 'text') return Promise.reject('text')
    if (act === 'bigint') return 1n
    return () => {}
  })
  t.match(parsed(await api.call({ act: 'sync' })), { errorType: 'RangeError', errorMessage: 'sync' })
  t.match(parsed(await api.call({ act: 'async' })), { errorType: 'RangeError', errorMessage: 'async' })
  t.match(parsed(await api.call({ act: 'text' })), { errorType: 'string', errorMessage: 'text' })
  t.match(parsed(await api.call({ act: 'bigint' })), {
    errorType: 'Runtime.JSONStringifyError',
    errorMessage: /BigInt/,
  })
  t.equal(parsed(await api.call({ act: 'function' })), null)
})

t.test('an event or a context that cannot be read is the failure of its call', async (t) => {
  const api = await serve(t, async () => 1)
  const bad = await api.call({}, { payload: Buffer.from('{') })
  t.equal(parsed(bad)['errorType'], 'SyntaxError')
  const context = await api.call({}, { clientContext: '{' })
  t.match(parsed(context)['errorMessage'], /client-context is no JSON/)
})

t.test('the trace id is in the environment while the call runs', async (t) => {
  const api = await serve(t, async () => process.env['_X_AMZN_TRACE_ID'] ?? 'none')
  t.teardown(() => delete process.env['_X_AMZN_TRACE_ID'])
  t.equal(parsed(await api.call({})), 'Root=1-2-3')
  t.equal(parsed(await api.call({}, { traceId: '' })), 'none')
})

t.test('faults belong to the call that runs', async (t) => {
  const sink: FaultSink = {}
  const api = await serve(t, async () => typeof sink.report, sink)
  t.equal(parsed(await api.call({})), 'function')
  t.equal(parsed(await api.call({})), 'function')
})

t.test('it rejects when the API is gone', async (t) => {
  const api = await scriptedApi()
  const served = serveInvocations(async () => 1, createRuntimeApiClient(api.address), {})
  await api.call({})
  await api.close()
  await t.rejects(served, { code: /ECONN/ })
})
