import { awsServer, faultProxy, sdkEnvironment } from '@inferry/testing/aws'
import t from 'tap'
import { lookUpObject } from '../../../src/stores/s3/look-up-object.ts'
import { s3Folder } from '../../../src/stores/s3/s3-folder.ts'
import { rejection } from '../fixtures/rejection.ts'

t.test('what may pass is waited for, until the signal aborts', async (t) => {
  const server = await awsServer(t)
  await server.request('PUT', '/bucket')
  await server.request('PUT', '/bucket/in/k', 'hello')
  let asked = 0
  const stop = new AbortController()
  const proxy = await faultProxy(t, server.url, () => {
    asked += 1
    if (asked < 3) return { kind: 'refuse' }
    if (asked === 3) return undefined
    stop.abort(new Error('enough'))
    return { kind: 'hang' }
  })
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: proxy.url })
  const folder = s3Folder('bucket', 'in/')
  t.match(await lookUpObject(folder, 'k'), { key: 'k', bytes: 5, version: /./ })
  t.equal(asked, 3)
  t.equal((await rejection(lookUpObject(folder, 'k', stop.signal))).code, 'ABORTED')
  t.equal(asked, 4)
})
