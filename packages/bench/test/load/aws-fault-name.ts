import { sdkEnvironment } from '@inferry/testing/aws'
import t from 'tap'
import { invokeFunction } from '../../src/deployed/invoke-function.ts'
import { openLambda } from '../../src/deployed/open-clients.ts'
import { awsFaultName } from '../../src/load/aws-fault-name.ts'
import { delayedServer } from '../fixtures/delayed-server.ts'

const question = { functionName: 'forest', body: '{}' }

t.test('what the SDK throws when nobody answers', async (t) => {
  const silent = await delayedServer({ delayMs: 1000 })
  sdkEnvironment(t, { AWS_ENDPOINT_URL: silent.question.url })
  const late = await openLambda({ maxAttempts: 1 })
  const thrown = await invokeFunction(late, question, AbortSignal.timeout(50)).catch((error) => error)
  t.equal(awsFaultName(thrown), 'no answer within 30 s')
  late.client.destroy()
  await silent.close()
  sdkEnvironment(t, { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' })
  const nobody = await openLambda({ maxAttempts: 1 })
  t.equal(awsFaultName(await invokeFunction(nobody, question).catch((error) => error)), 'ECONNREFUSED')
})

t.test('by name', async (t) => {
  const named = (name: string, more = {}) => Object.assign(new Error('x'), { name, ...more })
  t.equal(awsFaultName(named('ThrottlingException')), 'ThrottlingException')
  t.equal(awsFaultName(named('ModelError', { OriginalStatusCode: 500 })), 'ModelError, status 500')
})
