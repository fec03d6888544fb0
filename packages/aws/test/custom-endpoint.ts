import t from 'tap'
import { customEndpoint } from '../src/custom-endpoint.ts'

t.test('of the service, or of all', async (t) => {
  t.ok(customEndpoint('S3', { AWS_ENDPOINT_URL_S3: 'http://localhost:9000' }))
  t.ok(customEndpoint('SQS', { AWS_ENDPOINT_URL: 'http://localhost:4566' }))
  t.notOk(customEndpoint('SQS', { AWS_ENDPOINT_URL_S3: 'http://localhost:9000', AWS_ENDPOINT_URL: '' }))
})
