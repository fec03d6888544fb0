// Invokes an endpoint by AWS's JavaScript SDK: node invoke.js URL, the call as JSON on standard input, the result as JSON on
// standard output; bodies in base64.
import { text } from 'node:stream/consumers'
import { InvokeEndpointCommand, SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime'

const client = new SageMakerRuntimeClient({
  endpoint: process.argv[2],
  region: 'us-east-1',
  credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
  maxAttempts: 1,
})

async function invoke({ Body, ...call }) {
  try {
    const command = new InvokeEndpointCommand({ ...call, Body: Buffer.from(Body, 'base64') })
    const { $metadata, ...answer } = await client.send(command)
    return { ...answer, Body: Buffer.from(answer.Body ?? []).toString('base64') }
  } catch (error) {
    const { name, $metadata, OriginalStatusCode, OriginalMessage } = error
    return { error: name, status: $metadata?.httpStatusCode, OriginalStatusCode, OriginalMessage }
  }
}

process.stdout.write(JSON.stringify(await invoke(JSON.parse(await text(process.stdin)))))
