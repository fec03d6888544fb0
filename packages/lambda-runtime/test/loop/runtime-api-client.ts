import t, { type Test } from 'tap'
import { createRuntimeApiClient } from '../../src/loop/runtime-api-client.ts'
import { serving } from '../fixtures/serving.ts'

interface Seen {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly type: unknown
  readonly body: string
}

/** A server that answers every request alike, and what it was asked. */
async function answering(t: Test, status: number, body: string): Promise<{ api: string; seen: Seen[] }> {
  const seen: Seen[] = []
  const url = await serving(t, async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const type = request.headers['lambda-runtime-function-error-type']
    seen.push({ method: request.method, url: request.url, type, body: text })
    response.writeHead(status, { 'lambda-runtime-aws-request-id': 'x' }).end(body)
  })
  return { api: new URL(url).host, seen }
}

const report = { errorType: 'Bäd\nType', errorMessage: 'ü', trace: [] }

t.test('paths, headers and bodies', async (t) => {
  const { api, seen } = await answering(t, 202, '')
  const client = createRuntimeApiClient(api)
  await client.respond('a/b', '"ü"')
  await client.fail('id', report)
  await client.failInit(report)
  const body = JSON.stringify(report)
  t.same(seen, [
    {
      method: 'POST',
      url: '/2018-06-01/runtime/invocation/a%2Fb/response',
      type: undefined,
      body: '"ü"',
    },
    { method: 'POST', url: '/2018-06-01/runtime/invocation/id/error', type: 'B?d?Type', body },
    { method: 'POST', url: '/2018-06-01/runtime/init/error', type: 'B?d?Type', body },
  ])
})

t.test('next gives headers and body', async (t) => {
  const { api } = await answering(t, 200, '{"ü":1}')
  const { headers, body } = await createRuntimeApiClient(api).next()
  t.equal(headers['lambda-runtime-aws-request-id'], 'x')
  t.equal(body, '{"ü":1}')
})

t.test('an answer that is refused is told, not thrown', async (t) => {
  const { api } = await answering(t, 413, 'too much')
  const told = t.capture(console, 'error', () => {})
  const client = createRuntimeApiClient(api)
  await client.respond('id', '1')
  t.match(told(), [{ args: [/refused invocation\/id\/response: 413 too much/] }])
  await t.rejects(client.next(), { message: /no invocation: 413 too much/ })
})

t.test('a failing API is thrown', async (t) => {
  const { api } = await answering(t, 500, 'broken')
  await t.rejects(createRuntimeApiClient(api).respond('id', '1'), { message: /failed: 500 broken/ })
})

t.test('no API', async (t) => {
  await t.rejects(createRuntimeApiClient('127.0.0.1:1').next(), { code: 'ECONNREFUSED' })
})
