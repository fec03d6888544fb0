import { awsServer, faultProxy, sdkEnvironment } from '@inferry/testing/aws'
import t from 'tap'
import { openSqs } from '../src/open-sqs.ts'

t.test('goes to a custom endpoint, whatever host the queue names', async (t) => {
  const server = await awsServer(t)
  sdkEnvironment(t, { AWS_ENDPOINT_URL_SQS: server.url })
  const direct = await openSqs()()
  const { QueueUrl = '' } = await direct.client.send(new direct.sdk.CreateQueueCommand({ QueueName: 'q' }))
  const proxy = await faultProxy(t, server.url, () => undefined)
  sdkEnvironment(t, { AWS_ENDPOINT_URL_SQS: proxy.url })
  const { client, sdk } = await openSqs()()
  await client.send(new sdk.SendMessageCommand({ QueueUrl, MessageBody: 'x' }))
  t.same(proxy.requests, ['POST /'])
  const { Messages } = await direct.client.send(new sdk.ReceiveMessageCommand({ QueueUrl }))
  t.match(Messages, [{ Body: 'x' }])
})
