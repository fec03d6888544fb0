import type { OutgoingHttpHeaders } from 'node:http'
import type { Invocation } from './invocation.ts'

/** The headers of an invocation's answer to `next`. */
export function invocationHeaders(invocation: Invocation): OutgoingHttpHeaders {
  const { requestId, deadline, functionArn, traceId, clientContext, tenantId, payload } = invocation
  return {
    'content-type': 'application/json',
    'content-length': payload.length,
    'lambda-runtime-aws-request-id': requestId,
    'lambda-runtime-deadline-ms': String(deadline),
    'lambda-runtime-invoked-function-arn': functionArn,
    'lambda-runtime-trace-id': traceId,
    ...(clientContext !== undefined && { 'lambda-runtime-client-context': utf8(clientContext) }),
    ...(tenantId !== undefined && { 'lambda-runtime-aws-tenant-id': utf8(tenantId) }),
  }
}

/** Node writes each character of a header as a byte; Lambda sends UTF-8. */
function utf8(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}
