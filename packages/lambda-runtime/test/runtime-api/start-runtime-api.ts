import { once } from 'node:events'
import { connect } from 'node:net'
import t, { type Test } from 'tap'
import type { FunctionAnswer } from '../../src/runtime-api/invocation.ts'
import { type RuntimeApi, startRuntimeApi } from '../../src/runtime-api/start-runtime-api.ts'
import { invocation, parsed } from '../fixtures/scripted-api.ts'

interface Started {
  readonly api: RuntimeApi
  readonly heard: (string | FunctionAnswer)[]
  get(path: string): Promise<Response>
  post(path: string, body: string): Promise<number>
}

/** Each `next` gets the invocation `id`. */
async function start(t: Test): Promise<Started> {
  const heard: (string | FunctionAnswer)[] = []
  const api = await startRuntimeApi({
    ready: () => {
      heard.push('ready')
      api.deliver(invocation('id', { n: 1 }))
    },
    initFailed: (answer) => heard.push('failed', answer),
    answered: (answer) => heard.push('answered', answer),
  })
  t.teardown(api.close)
  const url = (path: string) => `http://${api.address}/2018-06-01/runtime/${path}`
  return {
    api,
    heard,
    get: (path) => fetch(url(path)),
    post: async (path, body) => {
      const response = await fetch(url(path), { method: 'POST', body })
      await response.arrayBuffer()
      return response.status
    },
  }
}

t.test('an invocation and its response', async (t) => {
  const { get, post, heard, api } = await start(t)
  t.match(api.address, /^127\.0\.0\.1:\d+$/)
  const next = await get('invocation/next')
  t.equal(next.status, 200)
  t.equal(next.headers.get('lambda-runtime-aws-request-id'), 'id')
  t.same(await next.json(), { n: 1 })
  t.equal(await post('invocation/id/response', '"done"'), 202)
  t.same(heard, ['ready', 'answered', { payload: Buffer.from('"done"') }])
})

t.test('an error', async (t) => {
  const { get, post, heard } = await start(t)
  await (await get('invocation/next')).text()
  t.equal(await post('invocation/id/error', '{"errorMessage":"m"}'), 202)
  t.match(heard[2], { errorType: 'Runtime.Unknown' })
  t.same(parsed(heard[2] as FunctionAnswer), { errorMessage: 'm' })
})

t.test('a failed init', async (t) => {
  const { get, post, heard } = await start(t)
  t.equal(await post('init/error', '{}'), 202)
  t.equal(heard[0], 'failed')
  t.equal(await post('init/error', '{}'), 403)
  t.equal((await get('invocation/next')).status, 403)
  t.equal(heard.length, 2)
})

t.test('out of order', async (t) => {
  const { get, post, heard } = await start(t)
  t.equal(await post('invocation/id/response', '1'), 403)
  t.equal(await post('invocation/id/error', '1'), 403)
  await (await get('invocation/next')).text()
  t.equal((await get('invocation/next')).status, 403)
  t.equal(await post('init/error', '{}'), 403)
  t.equal(await post('invocation/other/response', '1'), 400)
  t.equal(await post('invocation/id/response', '1'), 202)
  t.equal(await post('invocation/id/response', '2'), 403)
  t.same(heard, ['ready', 'answered', { payload: Buffer.from('1') }])
})

t.test('too large, then the next', async (t) => {
  const { get, post, heard } = await start(t)
  await (await get('invocation/next')).text()
  t.equal(await post('invocation/id/response', 'x'.repeat(7_000_000)), 413)
  t.match(heard[2], { errorType: 'Function.ResponseSizeTooLarge' })
  t.equal((await get('invocation/next')).status, 200)
})

t.test('a response that breaks off', async (t) => {
  const { api, get, heard } = await start(t)
  await (await get('invocation/next')).text()
  const [host, port] = api.address.split(':')
  const socket = connect(Number(port), host as string)
  await once(socket, 'connect')
  const head =
    'POST /2018-06-01/runtime/invocation/id/response HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n'
  socket.write(`${head}ab`, () => socket.destroy())
  while (heard.length < 3) await new Promise((resolve) => setTimeout(resolve, 5))
  t.match(heard[2], { errorType: 'Runtime.TruncatedResponse' })
})

t.test('paths that there are not', async (t) => {
  const { get, post, api } = await start(t)
  for (const path of ['invocation', 'init/error', 'invocation/id/response'])
    t.equal((await get(path)).status, 404, path)
  for (const path of ['invocation/next', 'restore/error', 'invocation/id/else'])
    t.equal(await post(path, '{}'), 404, path)
  t.equal(
    (await fetch(`http://${api.address}/2020-01-01/extension/register`, { method: 'POST' })).status,
    404,
  )
})
