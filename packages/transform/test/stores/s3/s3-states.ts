import { awsServer, faultProxy, sdkEnvironment } from '@inferry/testing/aws'
import t from 'tap'
import { stateFile } from '../../../src/stores/own-files.ts'
import { s3Folder } from '../../../src/stores/s3/s3-folder.ts'
import { s3States } from '../../../src/stores/s3/s3-states.ts'

t.test('small objects under the prefix; a body that breaks is read again', async (t) => {
  const server = await awsServer(t)
  await server.request('PUT', '/bucket')
  let reads = 0
  const proxy = await faultProxy(t, server.url, (method) => {
    if (method !== 'GET') return undefined
    reads += 1
    return reads === 1 ? { kind: 'truncate', share: 0.5 } : undefined
  })
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: proxy.url })
  const states = s3States(s3Folder('bucket', 'out/'))
  await states.write('a/b', { parts: [1] })
  const path = `/bucket/out/.inferry-transform/${stateFile('a/b')}`
  t.same(JSON.parse(String(await server.request('GET', path))), { key: 'a/b', state: { parts: [1] } })
  t.same(await states.read('a/b'), { parts: [1] })
  t.equal(reads, 2)
})
