import { fakeRepository } from '@inferry/testing'
import t from 'tap'
import { doors } from '../fixtures/doors.ts'

const post = {
  method: 'POST',
  url: '/invocations',
  headers: { 'content-type': 'x/y' },
  payload: 'x',
} as const

t.test('the content type is not touched, and no byte is lost', async (t) => {
  const texts = ['{"é":"𝄞"}', `"${'x'.repeat(20_000)}"`, '']
  for (const contentType of ['application/json', 'text/csv', 'application/octet-stream']) {
    for (const text of texts) {
      const body = Buffer.from(text)
      const server = await doors(t, fakeRepository({ answer: () => ({ contentType, body }) }))
      const response = await server.inject(post)
      t.equal(response.headers['content-type'], contentType)
      t.equal(response.headers['content-length'], String(body.length))
      t.same(response.rawPayload, body)
    }
  }
})

t.test('a view on a larger buffer', async (t) => {
  const body = new Uint8Array(Buffer.from('abc{}def')).subarray(3, 5)
  const server = await doors(t, fakeRepository({ answer: () => ({ contentType: 'application/json', body }) }))
  t.equal((await server.inject(post)).payload, '{}')
})

t.test('the request id comes back', async (t) => {
  const server = await doors(t, fakeRepository({}))
  const response = await server.inject({ ...post, headers: { ...post.headers, 'x-request-id': 'id-1' } })
  t.equal(response.headers['x-request-id'], 'id-1')
})

t.test('a server that listens no more closes connections', async (t) => {
  const closing = new AbortController()
  const server = await doors(t, fakeRepository({}), { closing: closing.signal })
  t.equal((await server.inject(post)).headers.connection, 'keep-alive')
  closing.abort()
  const response = await server.inject(post)
  t.equal(response.statusCode, 200)
  t.equal(response.headers.connection, 'close')
})
