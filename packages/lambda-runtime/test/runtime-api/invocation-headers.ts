import t from 'tap'
import { invocationHeaders } from '../../src/runtime-api/invocation-headers.ts'
import { invocation } from '../fixtures/scripted-api.ts'

t.test('the headers of next', async (t) => {
  const headers = invocationHeaders({ ...invocation('id', {}), deadline: 42 })
  t.same(headers, {
    'content-type': 'application/json',
    'content-length': 2,
    'lambda-runtime-aws-request-id': 'id',
    'lambda-runtime-deadline-ms': '42',
    'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:us-east-1:012345678912:function:test',
    'lambda-runtime-trace-id': 'Root=1-2-3',
  })
})

t.test('UTF-8, a character for each byte', async (t) => {
  const headers = invocationHeaders({ ...invocation('id', {}), clientContext: '"€"', tenantId: 'ü' })
  t.equal(headers['lambda-runtime-client-context'], '"\xe2\x82\xac"')
  t.equal(headers['lambda-runtime-aws-tenant-id'], '\xc3\xbc')
})
