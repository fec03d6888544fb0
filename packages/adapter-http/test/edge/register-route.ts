import { once } from 'node:events'
import { request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { InferryError } from '@inferry/core'
import { type FakeModel, fakeRepository } from '@inferry/testing'
import t from 'tap'
import { doors } from '../fixtures/doors.ts'

t.test('methods', async (t) => {
  const server = await doors(t, fakeRepository({}))
  const cases = [
    ['GET', '/invocations', 405, 'POST, OPTIONS'],
    ['DELETE', '/v2/models/sum', 405, 'GET, HEAD, OPTIONS'],
    ['PUT', '/ping', 405, 'GET, HEAD, POST, OPTIONS'],
    ['OPTIONS', '/ping', 204, 'GET, HEAD, POST, OPTIONS'],
    ['OPTIONS', '/v2/models/sum/infer', 204, 'POST, OPTIONS'],
    ['HEAD', '/ping', 200, undefined],
    ['HEAD', '/v2', 200, undefined],
  ] as const
  for (const [method, url, status, allow] of cases) {
    const response = await server.inject({ method, url })
    t.equal(response.statusCode, status, `${method} ${url}`)
    t.equal(response.headers.allow, allow)
    if (method === 'HEAD') t.equal(response.payload, '')
    if (status !== 405) continue
    t.equal(response.json().code, 'METHOD_NOT_ALLOWED')
    t.match(response.json().error, `does not take ${method}; it takes ${allow}`)
  }
})

t.test('what a handler throws is answered from its route', async (t) => {
  const fault = new InferryError('MODEL_NOT_FOUND', 'no')
  const throwing = () => {
    throw fault
  }
  const methods = { GET: throwing, POST: () => Promise.reject(fault) }
  const lines: Record<string, unknown>[] = []
  const stream = { write: (line: string) => void lines.push(JSON.parse(line)) }
  const server = await doors(
    t,
    fakeRepository({}),
    { routes: () => [{ pattern: '/a/:b', methods, quiet: true }] },
    { logger: { level: 'trace', stream } },
  )
  for (const method of ['GET', 'POST'] as const) {
    const response = await server.inject({ method, url: '/a/c' })
    t.equal(response.statusCode, 404, method)
    t.same(response.json(), { error: 'no', code: 'MODEL_NOT_FOUND' }, method)
  }
  t.match(lines, [{ level: 20 }, { level: 20 }], 'quietly')
  t.match((await server.inject('/metrics')).payload, /route="\/a\/:b",method="POST",status="404"/)
})

t.test('a body is not read for a method that is refused', async (t) => {
  const server = await doors(t, fakeRepository({}), {}, { bodyLimit: 10 })
  const response = await server.inject({ method: 'PUT', url: '/invocations', payload: 'x'.repeat(100) })
  t.equal(response.statusCode, 405)
})

t.test('web pages of other sites are refused', async (t) => {
  const repository = fakeRepository({})
  const server = await doors(t, repository, { control: true })
  await server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = server.server.address() as AddressInfo
  const post = (path: string, headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      const options = { method: 'POST', port, host: '127.0.0.1', path: `/v2/repository/${path}`, headers }
      request(options, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end()
    })
  const evil = { origin: 'https://evil.example', 'content-type': 'text/plain' }
  for (const path of ['index', 'models/sum/load', 'models/sum/unload']) {
    t.equal(await post(path, evil), 403, path)
    t.equal(await post(path, { host: `evil.example:${port}` }), 403, `${path}, rebound`)
  }
  t.equal(repository.list()[0]?.state, 'ready')
  t.equal(await post('models/sum/unload', { origin: `http://127.0.0.1:${port}` }), 200, 'our own page')
  t.equal(await post('models/sum/load', {}), 200, 'a program')
})

t.test('a client that goes away aborts its request', async (t) => {
  const model: FakeModel = {}
  const arrived = new Promise<AbortSignal>((resolve) => {
    model.answer = (input, { signal }) => {
      resolve(signal as AbortSignal)
      return new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason))
        void input
      })
    }
  })
  const server = await doors(t, fakeRepository(model))
  await server.listen({ port: 0, host: '127.0.0.1' })
  const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1')
  socket.write(
    'POST /invocations HTTP/1.1\r\nhost: x\r\ncontent-type: text/csv\r\ncontent-length: 1\r\n\r\n1',
  )
  const signal = await arrived
  t.equal(signal.aborted, false)
  socket.destroy()
  if (!signal.aborted) await once(signal, 'abort')
  t.equal(signal.aborted, true)
})
