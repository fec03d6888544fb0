import { awsServer, sdkEnvironment } from '@inferry/testing/aws'
import t from 'tap'
import { openS3 } from '../src/open-s3.ts'

t.test('reaches a custom endpoint by path, and is opened once', async (t) => {
  const server = await awsServer(t)
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: server.url })
  await server.request('PUT', '/bucket')
  const open = openS3()
  const { client, sdk } = await open()
  await client.send(new sdk.PutObjectCommand({ Bucket: 'bucket', Key: 'a b/ü', Body: 'x' }))
  t.equal((await server.request('GET', '/bucket/a b/ü'))?.toString(), 'x')
  t.equal((await open()).client, client)
})

t.test('takes settings of the SDK', async (t) => {
  sdkEnvironment(t, {})
  const { client } = await openS3(process.env, { maxAttempts: 7 })()
  t.equal(await client.config.maxAttempts(), 7)
  t.equal(client.config.forcePathStyle, false)
})
