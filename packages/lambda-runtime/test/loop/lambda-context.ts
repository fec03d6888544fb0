import t from 'tap'
import { createContext, header } from '../../src/loop/lambda-context.ts'

const headers = {
  'lambda-runtime-aws-request-id': 'id',
  'lambda-runtime-deadline-ms': '4102444800000',
  'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:a:b:function:c',
  'lambda-runtime-trace-id': 'Root=1',
}

t.test('what headers and environment say', async (t) => {
  process.env['AWS_LAMBDA_FUNCTION_NAME'] = 'name'
  process.env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'] = '512'
  t.teardown(() => {
    delete process.env['AWS_LAMBDA_FUNCTION_NAME']
    delete process.env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE']
  })
  const context = createContext(headers)
  t.match(context, {
    awsRequestId: 'id',
    invokedFunctionArn: 'arn:aws:lambda:a:b:function:c',
    functionName: 'name',
    memoryLimitInMB: '512',
    xRayTraceId: 'Root=1',
  })
  t.equal(context.clientContext, undefined)
  t.equal(context.tenantId, undefined)
  t.ok(context.getRemainingTimeInMillis() > 0)
  t.ok(context.getRemainingTimeInMillis() <= 4102444800000 - Date.now() + 1000)
})

t.test('JSON in headers is UTF-8', async (t) => {
  const text = Buffer.from('{"client":"ÿ€"}', 'utf8').toString('latin1')
  const context = createContext({
    ...headers,
    'lambda-runtime-client-context': text,
    'lambda-runtime-cognito-identity': '{"cognitoIdentityId":"x"}',
    'lambda-runtime-aws-tenant-id': 'blue',
  })
  t.same(context.clientContext, { client: 'ÿ€' })
  t.same(context.identity, { cognitoIdentityId: 'x' })
  t.equal(context.tenantId, 'blue')
})

t.test('headers that are no JSON', async (t) => {
  const bad = { ...headers, 'lambda-runtime-client-context': '{' }
  t.throws(() => createContext(bad), { message: /lambda-runtime-client-context is no JSON/ })
})

t.test('an empty header is none', async (t) => {
  t.equal(header({ 'lambda-runtime-x': '' }, 'x'), undefined)
})
