import t from 'tap'
import { parsed, scriptedApi } from '../../../packages/lambda-runtime/test/fixtures/scripted-api.ts'
import { start } from './fixtures/process.ts'

t.test('answers what the Runtime API hands it, and ends when that is gone', async (t) => {
  const api = await scriptedApi()
  const process = start(t, 'run-lambda.ts', { AWS_LAMBDA_RUNTIME_API: api.address })
  t.same(parsed(await api.call({ instances: [Array(10).fill(0)] })), { predictions: [132.51001] })
  t.match(parsed(await api.call({ instances: [[1]] })), { errorType: 'INVALID_INPUT' })
  await api.close()
  t.equal(await process.ended(), 1)
  t.match(process.output(), /Runtime Error/)
})

t.test('what cannot be loaded is reported', async (t) => {
  const api = await scriptedApi()
  t.teardown(api.close)
  const process = start(t, 'run-lambda.ts', {
    AWS_LAMBDA_RUNTIME_API: api.address,
    INFERRY_LOG_LEVEL: 'loud',
  })
  t.match(parsed(await api.initFailed), {
    errorType: 'INVALID_CONFIGURATION',
    errorMessage: /INFERRY_LOG_LEVEL is "loud"/,
  })
  t.equal(await process.ended(), 1)
})
