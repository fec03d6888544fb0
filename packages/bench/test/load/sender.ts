import { deployedAws, sdkEnvironment } from '@inferry/testing/aws'
import t from 'tap'
import { openSender } from '../../src/load/sender.ts'
import { delayedServer } from '../fixtures/delayed-server.ts'

t.test('each kind of question has its sender', async (t) => {
  const server = await delayedServer()
  const { url, requests } = await deployedAws(t, { endpoint: server.question.url })
  sdkEnvironment(t, { AWS_ENDPOINT_URL: url })
  for (const question of [
    server.question,
    { endpointName: 'models', body: '{}' },
    { functionName: 'forest', body: '{}' },
  ]) {
    const sender = await openSender(question, 1)
    t.type((await sender.send()).fault, 'functionName' in question ? 'string' : 'undefined')
    sender.close()
  }
  t.same(requests, ['POST /endpoints/models/invocations', 'POST /2015-03-31/functions/forest/invocations'])
  await server.close()
})
