import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { awsServer, faultProxy, type PickFault, sdkEnvironment } from '@inferry/testing/aws'
import t, { type Test } from 'tap'
import { manifestInput } from '../../../src/stores/s3/manifest-input.ts'
import { listAll, readAll } from '../fixtures/read-all.ts'
import { rejection } from '../fixtures/rejection.ts'

const keys = Array.from({ length: 40 }, (_, index) => `${40 - index}.csv`)

async function place(t: Test, pick: PickFault = () => undefined) {
  const server = await awsServer(t)
  await server.request('PUT', '/bucket')
  for (const key of keys) await server.request('PUT', `/bucket/p/${key}`, key)
  const proxy = await faultProxy(t, server.url, pick)
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: proxy.url })
  return { server, proxy }
}

t.test('the objects in its order, looked up as they are taken', async (t) => {
  const { server, proxy } = await place(t)
  const manifest = JSON.stringify([{ prefix: 's3://bucket/p/' }, ...keys])
  await server.request('PUT', '/bucket/manifest', manifest)
  const file = join(t.testdir(), 'manifest')
  writeFileSync(file, manifest)
  for (const from of ['s3://bucket/manifest', file]) {
    const input = manifestInput(from)
    const found = await listAll(input)
    t.same(
      found.map(({ key, bytes }) => [key, bytes]),
      keys.map((key) => [key, key.length]),
    )
    const [first] = found
    if (first === undefined) throw new Error('not listed')
    t.equal(String(await readAll(input, first)), '40.csv')
    const before = proxy.requests.length
    for await (const _ of input.list()) break
    t.ok(proxy.requests.length - before < keys.length)
  }
})

t.test('an object that is not there, and one that changes', async (t) => {
  const { server } = await place(t)
  const file = join(t.testdir(), 'manifest')
  writeFileSync(file, JSON.stringify([{ prefix: 's3://bucket/p/' }, '1.csv', 'none.csv']))
  const [there, none] = await listAll(manifestInput(file))
  t.match(there, { key: '1.csv', bytes: 5, fault: undefined })
  t.match(none, {
    key: 'none.csv',
    fault: {
      code: 'OBJECT_NOT_FOUND',
      message: /s3:\/\/bucket\/p\/none.csv/,
      location: { file: 'none.csv' },
    },
  })
  writeFileSync(file, JSON.stringify([{ prefix: 's3://bucket/p/' }, '1.csv']))
  const input = manifestInput(file)
  const [object] = await listAll(input)
  if (object === undefined) throw new Error('not listed')
  await server.request('PUT', '/bucket/p/1.csv', 'changed')
  t.match(await rejection(readAll(input, object)), { code: 'OBJECT_CHANGED' })
})

t.test('one that may not be read is listed as such; a store that fails ends the list', async (t) => {
  const seen = new Map<string, number>()
  await place(t, (method, { pathname }) => {
    const before = seen.get(pathname) ?? 0
    seen.set(pathname, before + 1)
    if (method !== 'HEAD') return undefined
    if (pathname.endsWith('/2.csv')) return { kind: 'status', status: 403, code: 'AccessDenied' }
    if (pathname.endsWith('/3.csv') && before < 3) return { kind: 'status', status: 503, code: 'SlowDown' }
    if (pathname.endsWith('/4.csv')) return { kind: 'status', status: 301, code: 'PermanentRedirect' }
    return undefined
  })
  const file = join(t.testdir(), 'manifest')
  writeFileSync(file, JSON.stringify([{ prefix: 's3://bucket/p/' }, '1.csv', '2.csv', '3.csv']))
  const found = await listAll(manifestInput(file))
  t.same(
    found.map(({ key, bytes, fault }) => [key, bytes, fault?.code]),
    [
      ['1.csv', 5, undefined],
      ['2.csv', 0, 'STORAGE_DENIED'],
      ['3.csv', 5, undefined],
    ],
  )
  writeFileSync(file, JSON.stringify([{ prefix: 's3://bucket/p/' }, '1.csv', '4.csv']))
  t.match(await rejection(listAll(manifestInput(file))), { code: 'INVALID_CONFIGURATION' })
  await t.rejects(manifestInput(file).list(AbortSignal.abort())[Symbol.asyncIterator]().next())
})

t.test('a manifest that was mended is read again', async (t) => {
  await place(t)
  const file = join(t.testdir(), 'manifest')
  const input = manifestInput(file)
  t.match(await rejection(listAll(input)), { code: 'OBJECT_NOT_FOUND' })
  writeFileSync(file, JSON.stringify([{ prefix: 's3://bucket/p/' }, '1.csv']))
  t.equal((await listAll(input)).length, 1)
})
