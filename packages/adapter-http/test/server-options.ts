import { fakeRepository } from '@inferry/testing'
import t from 'tap'
import { serverOptions } from '../src/index.ts'
import { doors } from './fixtures/doors.ts'

t.test('the body limit, to the byte', async (t) => {
  const server = await doors(t, fakeRepository({}))
  const post = (bytes: number) =>
    server.inject({
      method: 'POST',
      url: '/invocations',
      headers: { 'content-type': 'application/octet-stream' },
      payload: Buffer.alloc(bytes),
    })
  t.equal((await post(serverOptions.bodyLimit)).statusCode, 200)
  const response = await post(serverOptions.bodyLimit + 1)
  t.equal(response.statusCode, 413)
  t.match(response.json(), { code: 'PAYLOAD_TOO_LARGE', error: /larger than 6291456 bytes.*--body-limit/ })
})

t.test('the longest model name', async (t) => {
  const name = 'x'.repeat(128)
  const server = await doors(t, fakeRepository({ name }))
  t.equal((await server.inject(`/v2/models/${name}`)).statusCode, 200)
  t.match((await server.inject(`/v2/models/${name}x`)).json(), { code: 'MODEL_NOT_FOUND' })
})

t.test('Fastify logs nothing of its own', async (t) => {
  const lines: string[] = []
  const stream = { write: (line: string) => void lines.push(line) }
  const server = await doors(t, fakeRepository({}), {}, { logger: { level: 'trace', stream } })
  await server.inject('/v2')
  t.equal(lines.length, 1)
})
