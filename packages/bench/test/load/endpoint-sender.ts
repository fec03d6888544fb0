import { deployedAws, type Refusal, sdkEnvironment } from '@inferry/testing/aws'
import t from 'tap'
import { endpointSender } from '../../src/load/endpoint-sender.ts'
import { delayedServer } from '../fixtures/delayed-server.ts'

t.test('answers, and faults by their names, nothing twice', async (t) => {
  const server = await delayedServer()
  let refusal: Refusal | undefined
  const { url, requests } = await deployedAws(t, { endpoint: server.question.url, refuse: () => refusal })
  sdkEnvironment(t, { AWS_ENDPOINT_URL: url, AWS_MAX_ATTEMPTS: '3' })
  const sender = await endpointSender({ endpointName: 'models', body: '{}' }, 1)
  t.same(await sender.send(), {})
  const more = { OriginalStatusCode: 503, OriginalMessage: 'full' }
  refusal = { status: 424, type: 'ModelError', message: 'Received', more }
  t.same(await sender.send(), { fault: 'ModelError, status 503' })
  refusal = { status: 503, type: 'ServiceUnavailable', message: 'later' }
  t.same(await sender.send(), { fault: 'ServiceUnavailable' })
  t.equal(requests.length, 3)
  sender.close()
  await server.close()
})
