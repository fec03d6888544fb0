import { gzipSync } from 'node:zlib'
import { fakeRepository } from '@inferry/testing'
import type { InjectOptions } from 'fastify'
import t from 'tap'
import { doors } from '../fixtures/doors.ts'

t.test('bodies', async (t) => {
  const server = await doors(t, fakeRepository({}), {}, { bodyLimit: 1000 })
  const post = (headers: Record<string, string>, payload: string | Buffer) =>
    server.inject({ method: 'POST', url: '/invocations', headers, payload } as InjectOptions)

  t.test('arrive as they are', async (t) => {
    for (const type of ['application/json', 'text/csv; charset=utf-8', 'application/x-npy', 'x/y']) {
      const response = await post({ 'content-type': type }, Buffer.from([0, 255, 123]))
      t.same([...response.rawPayload], [0, 255, 123], type)
      t.equal(response.headers['content-type'], type)
    }
  })

  t.test('also under what is no media type', async (t) => {
    for (const type of ['nonsense', 'a b/c', '/', ''])
      t.same([...(await post({ 'content-type': type }, Buffer.from([255]))).rawPayload], [255], type)
  })

  t.test('gzip is inflated', async (t) => {
    for (const encoding of ['gzip', 'GZIP ', 'x-gzip']) {
      const headers = { 'content-type': 'text/csv', 'content-encoding': encoding }
      t.equal((await post(headers, gzipSync('1,2\n'))).payload, '1,2\n')
    }
    t.equal(
      (await post({ 'content-type': 'text/csv', 'content-encoding': 'identity' }, '1\n')).payload,
      '1\n',
    )
  })

  t.test('what is refused', async (t) => {
    const cases = [
      [{ 'content-encoding': 'gzip' }, gzipSync('x'.repeat(1001)), 413, 'PAYLOAD_TOO_LARGE'],
      [{ 'content-encoding': 'gzip' }, Buffer.from('not gzip'), 400, 'MALFORMED_BODY'],
      [{ 'content-encoding': 'gzip' }, gzipSync('abc').subarray(0, 12), 400, 'MALFORMED_BODY'],
      [{ 'content-encoding': 'br' }, Buffer.from('x'), 415, 'UNSUPPORTED_MEDIA_TYPE'],
      [{}, Buffer.alloc(1001), 413, 'PAYLOAD_TOO_LARGE'],
    ] as const
    for (const [headers, body, status, code] of cases) {
      const response = await post({ 'content-type': 'text/csv', ...headers }, body)
      t.equal(response.statusCode, status, code)
      t.equal(response.json().code, code)
      if (status === 415) t.equal(response.headers['accept-encoding'], 'gzip')
    }
  })
})
