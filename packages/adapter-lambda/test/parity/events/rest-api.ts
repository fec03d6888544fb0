import type { RequestCase } from '@inferry/testing'
import { queryValues, splitPath } from './split-path.ts'
import { base64Body } from './wire-body.ts'
import { capitalize, multiValue, wireHeaders } from './wire-headers.ts'

/**
 * API Gateway's REST API with a proxy integration (payload 1.0) at the stage `prod`. The API's binary media types are
 * `*` `/` `*`, as binary tensors and npy want it: every body comes as base64.
 */
export function restApiEvent(request: RequestCase): unknown {
  const { path, query } = splitPath(request.path)
  const { body, isBase64Encoded } = base64Body(request.body)
  const headers = Object.fromEntries(
    Object.entries(wireHeaders(request)).map(([name, value]) => [capitalize(name), value]),
  )
  const values = Object.fromEntries(
    Object.entries(queryValues(query)).map(([name, value]) => [name, decodeURIComponent(value)]),
  )
  const queried = Object.keys(values).length > 0
  return {
    resource: '/{proxy+}',
    path,
    httpMethod: request.method,
    headers,
    multiValueHeaders: multiValue(headers),
    queryStringParameters: queried ? values : null,
    multiValueQueryStringParameters: queried ? multiValue(values) : null,
    pathParameters: { proxy: path.slice(1) },
    stageVariables: null,
    requestContext: {
      accountId: '123456789012',
      apiId: '70ixmpl4fl',
      httpMethod: request.method,
      identity: { sourceIp: '192.0.2.1', userAgent: 'parity/1.0' },
      path: `/prod${path}`,
      protocol: 'HTTP/1.1',
      requestId: 'e43db4d5-2c5e-4a8c-9d1a-8c6c0e0b1f5a',
      requestTimeEpoch: 1583349317135,
      resourceId: '2gxmpl',
      resourcePath: '/{proxy+}',
      stage: 'prod',
    },
    body: body === '' ? null : body,
    isBase64Encoded,
  }
}
