import { join } from 'node:path'
import { startLambdaEmulator } from '@inferry/lambda-runtime'
import t from 'tap'
import { bundleLoop } from '../../src/code/bundle-loop.ts'

t.test('it runs a handler', async (t) => {
  const folder = t.testdir({ 'handler.mjs': 'export const handler = async (event) => ({ ...event, b: 2 })' })
  const loop = join(folder, 'loop.mjs')
  await bundleLoop(loop)
  const function_ = { folder, handler: 'handler.handler', memoryMegabytes: 512, runtime: { ric: loop } }
  const emulator = await startLambdaEmulator({ ...function_, port: 0, timeoutSeconds: 20, onLog() {} })
  t.teardown(() => emulator.close())
  const url = `${emulator.url}/2015-03-31/functions/function/invocations`
  const answer = await fetch(url, { method: 'POST', body: '{"a":1}' })
  t.same(await answer.json(), { a: 1, b: 2 })
})
