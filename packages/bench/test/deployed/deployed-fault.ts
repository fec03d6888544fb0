import { deployedAws, type Refusal, sdkEnvironment } from '@inferry/testing/aws'
import t from 'tap'
import { deployedFault } from '../../src/deployed/deployed-fault.ts'
import { measuredEndpoint } from '../../src/deployed/measured-endpoint.ts'
import { measuredFunction } from '../../src/deployed/measured-function.ts'
import { askedAs } from '../fixtures/asked-as.ts'

const fn = { target: 'function', name: 'forest', region: 'eu-west-1' } as const
const endpoint = { target: 'endpoint', name: 'models' } as const
const refusal = (status: number, type: string, message: string, more: object = {}): Refusal => ({
  ...{ status, type, message, more },
})

t.test('what AWS refuses, in one sentence', async (t) => {
  let refused: Refusal | undefined
  const { url } = await deployedAws(t, { refuse: () => refused })
  sdkEnvironment(t, { AWS_ENDPOINT_URL: url })
  for (const [reply, code, message] of [
    [
      refusal(
        404,
        'ResourceNotFoundException',
        'Function not found: arn:aws:lambda:eu-west-1:1:function:forest',
      ),
      'MODEL_NOT_FOUND',
      'function forest, eu-west-1: Function not found: arn:aws:lambda:eu-west-1:1:function:forest; is it in another region or account?',
    ],
    [
      refusal(403, 'AccessDeniedException', 'User: me is not authorized to perform: lambda:InvokeFunction'),
      'FORBIDDEN',
      'lambda:InvokeFunction on function forest, eu-west-1 failed: User: me is not authorized to perform: lambda:InvokeFunction (AccessDeniedException); whoever this runs as, a role or a user, must be allowed lambda:InvokeFunction',
    ],
    [
      refusal(403, 'UnrecognizedClientException', 'The security token included in the request is invalid.'),
      'FORBIDDEN',
      'function forest, eu-west-1: AWS does not take the credentials: The security token included in the request is invalid (UnrecognizedClientException); sign in again',
    ],
    [
      refusal(429, 'TooManyRequestsException', 'Rate Exceeded.'),
      'OVERLOADED',
      'function forest, eu-west-1: Rate Exceeded (TooManyRequestsException); more requests than its concurrency allows',
    ],
    [
      refusal(502, 'ServiceException', 'told'),
      'NOT_READY',
      'lambda:InvokeFunction on function forest, eu-west-1 failed: told (ServiceException)',
    ],
  ] as const) {
    refused = reply
    await t.rejects(measuredFunction(fn, askedAs('{}'), 0), { code, message })
  }
  for (const [reply, code, message] of [
    [
      refusal(400, 'ValidationError', 'Endpoint models of account 1 not found.'),
      'MODEL_NOT_FOUND',
      'endpoint models: Endpoint models of account 1 not found; is it in another region or account?',
    ],
    [
      refusal(424, 'ModelError', 'Received error', {
        OriginalStatusCode: 400,
        OriginalMessage: 'row 0 is bad',
      }),
      'NOT_READY',
      'endpoint models: its container answered 400: row 0 is bad',
    ],
  ] as const) {
    refused = reply
    await t.rejects(measuredEndpoint(endpoint, askedAs('{}')), { code, message })
  }
})

t.test('what the SDK lacks', async (t) => {
  sdkEnvironment(t, { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' })
  await t.rejects(measuredFunction(fn, askedAs('{}'), 0), { code: 'NOT_READY', message: /ECONNREFUSED/ })
  delete process.env['AWS_ACCESS_KEY_ID']
  await t.rejects(measuredFunction(fn, askedAs('{}'), 0), {
    code: 'INVALID_CONFIGURATION',
    message:
      'function forest, eu-west-1: there are no credentials: Could not load credentials from any providers; set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
  })
  process.env['AWS_PROFILE'] = 'nope'
  await t.rejects(measuredFunction(fn, askedAs('{}'), 0), {
    code: 'INVALID_CONFIGURATION',
    message: /^function forest, eu-west-1: there are no credentials of the profile nope \(AWS_PROFILE\): /,
  })
  delete process.env['AWS_PROFILE']
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_ENDPOINT_URL: 'foo' })
  await t.rejects(measuredFunction(fn, askedAs('{}'), 0), {
    code: 'INVALID_CONFIGURATION',
    message: 'function forest, eu-west-1: AWS_ENDPOINT_URL, or the one of its service, is no URL',
  })
  process.env['AWS_ENDPOINT_URL'] = 'http://127.0.0.1:1'
  delete process.env['AWS_REGION']
  await t.rejects(measuredEndpoint(endpoint, askedAs('{}')), {
    code: 'INVALID_CONFIGURATION',
    message: 'endpoint models: no region is known: give one, or set AWS_REGION',
    location: { field: 'region' },
  })
})

t.test('a fault of ours stays, and a signal is the reason', async (t) => {
  const ours = deployedFault(new Error('x'), 'lambda:InvokeFunction', fn)
  t.equal(deployedFault(ours, 'lambda:InvokeFunction', fn), ours)
  const thrown = Object.assign(new Error('x'), { name: 'CredentialsProviderError' })
  t.match(deployedFault(thrown, 'lambda:InvokeFunction', fn, AbortSignal.abort()), { code: 'ABORTED' })
})
