import type { RequestCase } from '@inferry/testing'
import { queryValues, splitPath } from './split-path.ts'
import { wireBody } from './wire-body.ts'
import { wireHeaders } from './wire-headers.ts'

/** Payload format 2.0. Source: "Create AWS Lambda proxy integrations for HTTP APIs". */
export function payloadV2(request: RequestCase, path: string, stage: string, domain: string): unknown {
  const { query } = splitPath(request.path)
  const { body, isBase64Encoded } = wireBody(request)
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query,
    headers: wireHeaders(request),
    ...(query !== '' && { queryStringParameters: queryValues(query) }),
    requestContext: {
      accountId: '123456789012',
      apiId: domain.split('.')[0],
      domainName: domain,
      domainPrefix: domain.split('.')[0],
      http: {
        method: request.method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: '192.0.2.1',
        userAgent: 'parity/1.0',
      },
      requestId: 'e1506fd5-9e7b-434f-bd42-4f8fa224b599',
      routeKey: '$default',
      stage,
      time: '12/Mar/2020:19:03:58 +0000',
      timeEpoch: 1583348638390,
    },
    ...(body !== '' && { body }),
    isBase64Encoded,
  }
}
