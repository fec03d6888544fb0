import type { RequestCase } from '@inferry/testing'
import { queryValues, splitPath } from './split-path.ts'
import { wireBody } from './wire-body.ts'
import { multiValue, wireHeaders } from './wire-headers.ts'

/** An Application Load Balancer whose target group has multi-value headers off. */
export function loadBalancerEvent(request: RequestCase): unknown {
  const { shared, headers, query } = partsOf(request)
  return { ...shared, headers, queryStringParameters: query }
}

/** The same with them on: arrays in place of the values. */
export function multiValueLoadBalancerEvent(request: RequestCase): unknown {
  const { shared, headers, query } = partsOf(request)
  return {
    ...shared,
    multiValueHeaders: multiValue(headers),
    multiValueQueryStringParameters: multiValue(query),
  }
}

function partsOf(request: RequestCase) {
  const { path, query } = splitPath(request.path)
  const targetGroupArn =
    'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/models/49e9d65c45c6791a'
  const shared = {
    requestContext: { elb: { targetGroupArn } },
    httpMethod: request.method,
    path,
    ...wireBody(request),
  }
  return { shared, headers: wireHeaders(request), query: queryValues(query) }
}
