import { faultOf } from '@inferry/testing'
import { awsServer, sdkEnvironment } from '@inferry/testing/aws'
import t from 'tap'
import { openForBatch, requireS3Url, s3Folder } from '../../../src/stores/s3/s3-folder.ts'

t.test('keys below a prefix', async (t) => {
  const { location, show } = s3Folder('bucket', 'in/')
  t.same(location('a b.csv'), { bucket: 'bucket', key: 'in/a b.csv' })
  t.equal(show('a b.csv'), 's3://bucket/in/a b.csv')
})

t.test('a connection on which nothing comes is given up', async (t) => {
  const { url } = await awsServer(t)
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: url, AWS_MAX_ATTEMPTS: '' })
  const { client, sdk } = await openForBatch()()
  // They are settled by the first call.
  await client.send(new sdk.ListBucketsCommand({}))
  const handler = client.config.requestHandler as unknown as { httpHandlerConfigs(): object }
  t.match(handler.httpHandlerConfigs(), {
    connectionTimeout: 10_000,
    socketTimeout: 60_000,
  })
  t.equal(await client.config.maxAttempts(), 8)
})

t.test('what is no S3 location', async (t) => {
  t.same(requireS3Url('s3://bucket/in/'), { bucket: 'bucket', key: 'in/' })
  t.match(
    faultOf(() => requireS3Url('bucket/in')),
    {
      code: 'INVALID_CONFIGURATION',
      message: /^"bucket\/in" is no S3 location/,
    },
  )
})
