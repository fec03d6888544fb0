import { awsServer, sdkEnvironment } from '@inferry/testing/aws'
import t from 'tap'
import { s3Input } from '../../../src/stores/s3/s3-input.ts'
import { listAll } from '../fixtures/read-all.ts'
import { rejection } from '../fixtures/rejection.ts'

t.test('more than a page, without folders and what is ours', async (t) => {
  const server = await awsServer(t)
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: server.url })
  await server.request('PUT', '/bucket')
  const keys = Array.from({ length: 1010 }, (_, index) => `p/${String(index).padStart(4, '0')}.csv`)
  for (let at = 0; at < keys.length; at += 50)
    await Promise.all(keys.slice(at, at + 50).map((key) => server.request('PUT', `/bucket/${key}`, 'x')))
  await server.request('PUT', '/bucket/p/folder/', '')
  await server.request('PUT', '/bucket/p/kept/', 'x')
  await server.request('PUT', '/bucket/p/.inferry-transform/a.json', '{}')
  await server.request('PUT', '/bucket/other', 'x')
  const found = (await listAll(s3Input('s3://bucket/p/'))).map(({ key }) => key)
  t.same(found, [...keys.map((key) => key.slice(2)), 'kept/'])
})

t.test('a bucket that is not there', async (t) => {
  const server = await awsServer(t)
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: server.url })
  t.match(await rejection(listAll(s3Input('s3://none/p'))), {
    code: 'INVALID_CONFIGURATION',
    message: /^s3:ListBucket on s3:\/\/none\/p failed: .* \(NoSuchBucket\)$/,
  })
})
