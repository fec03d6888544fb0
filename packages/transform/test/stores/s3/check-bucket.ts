import { awsServer, faultProxy, sdkEnvironment } from '@inferry/testing/aws'
import t from 'tap'
import { checkBucket } from '../../../src/stores/s3/check-bucket.ts'
import { s3Folder } from '../../../src/stores/s3/s3-folder.ts'
import { s3Output } from '../../../src/stores/s3/s3-output.ts'
import { rejection } from '../fixtures/rejection.ts'

t.test('a bucket that is there, is asked for once', async (t) => {
  const server = await awsServer(t)
  await server.request('PUT', '/bucket')
  const proxy = await faultProxy(t, server.url, () => undefined)
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: proxy.url })
  const output = s3Output('s3://bucket/out')
  await output.check()
  await output.check()
  t.same(proxy.requests, ['HEAD /bucket/'])
})

t.test('one that is not', async (t) => {
  const server = await awsServer(t)
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: server.url })
  t.match(await rejection(checkBucket(s3Folder('none', 'out/'))), {
    code: 'INVALID_CONFIGURATION',
    message: "the output's bucket none does not exist; make it, or write to another",
    location: { field: 'output' },
  })
})

t.test('who may not ask, may write all the same', async (t) => {
  const server = await awsServer(t)
  const proxy = await faultProxy(t, server.url, () => ({ kind: 'status', status: 403, code: 'AccessDenied' }))
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: proxy.url })
  await checkBucket(s3Folder('bucket', ''))
  t.equal(proxy.requests.length, 1)
})

t.test('a signal ends the wait', async (t) => {
  const server = await awsServer(t)
  const controller = new AbortController()
  const proxy = await faultProxy(t, server.url, () => {
    controller.abort(new Error('enough'))
    return { kind: 'hang' }
  })
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: proxy.url })
  t.equal((await rejection(checkBucket(s3Folder('bucket', ''), controller.signal))).code, 'ABORTED')
})
