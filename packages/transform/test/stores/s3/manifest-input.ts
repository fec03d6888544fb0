import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { awsServer, faultProxy, sdkEnvironment } from '@inferry/testing/aws'
import t, { type Test } from 'tap'
import { manifestInput } from '../../../src/stores/s3/manifest-input.ts'
import { listAll, readAll } from '../fixtures/read-all.ts'
import { rejection } from '../fixtures/rejection.ts'

const keys = Array.from({ length: 40 }, (_, index) => `${40 - index}.csv`)

async function place(t: Test) {
  const server = await awsServer(t)
  await server.request('PUT', '/bucket')
  for (const key of keys) await server.request('PUT', `/bucket/p/${key}`, key)
  const proxy = await faultProxy(t, server.url, () => undefined)
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
  t.match(await rejection(listAll(manifestInput(file))), {
    code: 'OBJECT_NOT_FOUND',
    message: /s3:\/\/bucket\/p\/none.csv/,
    location: { file: 'none.csv' },
  })
  writeFileSync(file, JSON.stringify([{ prefix: 's3://bucket/p/' }, '1.csv']))
  const input = manifestInput(file)
  const [object] = await listAll(input)
  if (object === undefined) throw new Error('not listed')
  await server.request('PUT', '/bucket/p/1.csv', 'changed')
  t.match(await rejection(readAll(input, object)), { code: 'OBJECT_CHANGED' })
})

t.test('a manifest that was mended is read again', async (t) => {
  await place(t)
  const file = join(t.testdir(), 'manifest')
  const input = manifestInput(file)
  t.match(await rejection(listAll(input)), { code: 'OBJECT_NOT_FOUND' })
  writeFileSync(file, JSON.stringify([{ prefix: 's3://bucket/p/' }, '1.csv']))
  t.equal((await listAll(input)).length, 1)
})
