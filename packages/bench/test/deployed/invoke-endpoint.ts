import { deployedAws, sdkEnvironment } from '@inferry/testing/aws'
import t from 'tap'
import { invokeEndpoint } from '../../src/deployed/invoke-endpoint.ts'
import { openSageMaker } from '../../src/deployed/open-clients.ts'
import { delayedServer } from '../fixtures/delayed-server.ts'

t.test('the whole answer, of one model of several too', async (t) => {
  const server = await delayedServer()
  const { url, requests } = await deployedAws(t, { endpoint: server.question.url })
  sdkEnvironment(t, { AWS_ENDPOINT_URL: url })
  const sagemaker = await openSageMaker({})
  const question = { endpointName: 'models', targetModel: 'a.tar.gz', body: '{}' }
  t.equal(Buffer.from(await invokeEndpoint(sagemaker, question)).toString(), 'answer')
  t.same(requests, ['POST /endpoints/models/invocations'])
  t.equal(server.received(), 1)
  sagemaker.client.destroy()
  await server.close()
})
