import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { awsServer, type Fault, faultProxy, sdkEnvironment } from '@inferry/testing/aws'
import t, { type Test } from 'tap'
import { mostFailures } from '../../../src/stores/s3/patience.ts'
import { s3Input } from '../../../src/stores/s3/s3-input.ts'
import { randomBytes } from '../fixtures/random-bytes.ts'
import { listAll, readAll } from '../fixtures/read-all.ts'
import { rejection } from '../fixtures/rejection.ts'

const bytes = randomBytes(300_000)

async function place(t: Test, fault: (asked: number) => Fault | undefined) {
  const server = await awsServer(t)
  await server.request('PUT', '/bucket')
  await server.request('PUT', '/bucket/k', bytes)
  let asked = 0
  const proxy = await faultProxy(t, server.url, (_, { pathname }) => {
    if (pathname !== '/bucket/k') return undefined
    asked += 1
    return fault(asked)
  })
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: proxy.url, AWS_MAX_ATTEMPTS: '1' })
  const input = s3Input('s3://bucket/')
  const [object] = await listAll(input)
  if (object === undefined) throw new Error('not listed')
  return { server, input, object, count: () => asked }
}

t.test('goes on where a body broke', async (t) => {
  const { input, object, count } = await place(t, (asked) =>
    asked < 4 ? { kind: 'truncate', share: 0.3 } : undefined,
  )
  t.ok((await readAll(input, object, { from: 7, until: 299_999 })).equals(bytes.subarray(7, 299_999)))
  t.equal(count(), 4)
})

t.test('an object that changed meanwhile is not joined with the old one', async (t) => {
  const { server, input, object } = await place(t, (asked) =>
    asked === 1 ? { kind: 'truncate', share: 0.3 } : undefined,
  )
  const reading = async () => {
    let first = true
    for await (const _ of input.read(object, { from: 0 })) {
      if (first) await server.request('PUT', '/bucket/k', randomBytes(300_000, 2))
      first = false
    }
  }
  t.match(await rejection(reading()), {
    code: 'OBJECT_CHANGED',
    message: /^s3:\/\/bucket\/k: changed since/,
    location: { file: 'k' },
  })
})

t.test('gives up when nothing comes any more', { timeout: 60_000 }, async (t) => {
  const { input, object, count } = await place(t, (asked) =>
    asked === 1 ? { kind: 'truncate', share: 0.5 } : { kind: 'refuse' },
  )
  t.match(await rejection(readAll(input, object)), { code: 'STORAGE_FAILED', location: { file: 'k' } })
  t.equal(count(), 1 + mostFailures)
})

t.test('a store that takes no heed of the range', async (t) => {
  const { object } = await place(t, () => undefined)
  const server = createServer((_, response) => response.end(bytes))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  process.env['AWS_ENDPOINT_URL_S3'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const reading = readAll(s3Input('s3://bucket/'), object, { from: 10 })
  t.match(await rejection(reading), {
    code: 'INVALID_CONFIGURATION',
    message: /asked for the bytes from 10, given all/,
  })
})

t.test('a signal ends the wait for a body', async (t) => {
  const { object } = await place(t, () => undefined)
  const server = createServer((_, response) => {
    response.writeHead(206, { 'content-range': 'bytes 0-299999/300000', 'content-length': 300_000 })
    response.write('x')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  process.env['AWS_ENDPOINT_URL_S3'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const controller = new AbortController()
  const reason = new Error('enough')
  await t.rejects(async () => {
    for await (const _ of s3Input('s3://bucket/').read(object, { from: 0 }, controller.signal))
      setImmediate(() => controller.abort(reason))
  }, reason)
})
