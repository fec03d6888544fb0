// Invokes a function by AWS's JavaScript SDK: node invoke.js ENDPOINT, the calls as JSON on standard input, the results as
// JSON on standard output; payloads in base64.
import { text } from 'node:stream/consumers'
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'

const client = new LambdaClient({
  endpoint: process.argv[2],
  region: 'us-east-1',
  credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
  maxAttempts: 1,
})

async function invoke({ payload, ...call }) {
  try {
    const { StatusCode, FunctionError, LogResult, ExecutedVersion, Payload } = await client.send(
      new InvokeCommand({ ...call, Payload: Buffer.from(payload, 'base64') }),
    )
    const answer = Buffer.from(Payload ?? []).toString('base64')
    return { StatusCode, FunctionError, LogResult, ExecutedVersion, payload: answer }
  } catch (error) {
    return { error: error.name, message: error.message, status: error.$metadata?.httpStatusCode }
  }
}

const results = []
for (const call of JSON.parse(await text(process.stdin))) results.push(await invoke(call))
process.stdout.write(JSON.stringify(results))
