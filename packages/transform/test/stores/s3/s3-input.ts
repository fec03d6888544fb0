import { faultOf } from '@inferry/testing'
import { awsServer, faultProxy, sdkEnvironment } from '@inferry/testing/aws'
import t from 'tap'
import { s3Input } from '../../../src/stores/s3/s3-input.ts'
import { listAll, readAll } from '../fixtures/read-all.ts'
import { rejection } from '../fixtures/rejection.ts'

// Source: API reference, TransformS3DataSource, S3Prefix: "all objects with the specified key name prefix".
t.test('all keys that begin so, relative to the last slash', async (t) => {
  const server = await awsServer(t)
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: server.url })
  await server.request('PUT', '/bucket')
  for (const key of ['b.csv', 'in/a.csv', 'in/ab/c.csv', 'in/b.csv'])
    await server.request('PUT', `/bucket/${key}`, key)
  for (const [url, ...keys] of [
    ['s3://bucket/in/a', 'a.csv', 'ab/c.csv'],
    ['s3://bucket/in/', 'a.csv', 'ab/c.csv', 'b.csv'],
    ['s3://bucket/in', 'in/a.csv', 'in/ab/c.csv', 'in/b.csv'],
    ['s3://bucket/in/b.csv', 'b.csv'],
    ['s3://bucket', 'b.csv', 'in/a.csv', 'in/ab/c.csv', 'in/b.csv'],
    ['s3://bucket/none'],
  ] as const) {
    const input = s3Input(url)
    t.equal(input.name, url)
    const found = await listAll(input)
    t.same(
      found.map(({ key }) => key),
      keys,
      url,
    )
    const texts = await Promise.all(found.map(async (object) => String(await readAll(input, object))))
    t.ok(
      texts.every((text, index) => text.endsWith(keys[index] as string)),
      `${texts}`,
    )
  }
  t.match(
    faultOf(() => s3Input('in/')),
    { code: 'INVALID_CONFIGURATION' },
  )
})

t.test('what may not be read', async (t) => {
  const server = await awsServer(t)
  await server.request('PUT', '/bucket')
  await server.request('PUT', '/bucket/k', 'x')
  const proxy = await faultProxy(t, server.url, (_, { pathname }) =>
    pathname === '/bucket/k' ? { kind: 'status', status: 403, code: 'AccessDenied' } : undefined,
  )
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: proxy.url })
  const input = s3Input('s3://bucket/')
  const [object] = await listAll(input)
  if (object === undefined) throw new Error('not listed')
  t.match(await rejection(readAll(input, object)), {
    code: 'STORAGE_DENIED',
    location: { file: 'k' },
    message: /^s3:GetObject on s3:\/\/bucket\/k failed: .* must be allowed s3:GetObject, and s3:ListBucket/,
  })
})
