import type { Term, Violation } from '../bill/bill.ts'
import { charge } from '../bill/charge.ts'
import type { Prices } from '../prices/price.ts'
import { loadOf } from '../workload/load-of.ts'
import type { Front, Workload } from '../workload/workload.ts'
import { bodyViolations, timeViolations } from './violations.ts'

/** What an HTTP API counts as one request, and SQS. Bytes. Source: the services' pages of prices. */
const meters = { httpApi: 512 * 1024, sqs: 64 * 1024 }

/** What one load balancer capacity unit bears. Source: https://aws.amazon.com/elasticloadbalancing/pricing/. */
const capacityUnit = { newPerSecond: 25, active: 3000, gbPerHour: 1, gbPerHourToLambda: 0.4 }

/** What a front costs for a workload; nothing for a function URL. */
export function frontTerms(
  front: Front,
  workload: Workload,
  prices: Prices,
  to: { readonly lambda: boolean },
): readonly Term[] {
  const { requests } = loadOf(workload)
  const { requestBytes, responseBytes } = workload
  switch (front) {
    case 'function-url':
      return []
    case 'http-api': {
      // AWS does not say which of the two bodies is metered: the larger one is never too little.
      const units = units512(Math.max(requestBytes, responseBytes))
      return charge(prices, 'http-api.requests', 'HTTP API', (requests * units) / 1e6)
    }
    case 'rest-api':
      return charge(prices, 'rest-api.requests', 'REST API', requests / 1e6)
    case 'alb':
      return balancerTerms(workload, prices, to.lambda)
    case 'sqs': {
      // A message is sent, received and deleted.
      const chunks = Math.max(1, Math.ceil(requestBytes / meters.sqs))
      return charge(prices, 'sqs.requests', 'SQS', (requests * (2 * chunks + 1)) / 1e6)
    }
    case 's3':
      return [
        ...charge(prices, 's3.puts', 'S3, written', (requests * 2) / 1000),
        ...charge(prices, 's3.gets', 'S3, read', requests / 1000),
      ]
  }
}

function units512(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / meters.httpApi))
}

/** Each request counts as a connection of its own, which is the most that it can come to. */
function balancerTerms(workload: Workload, prices: Prices, toLambda: boolean): readonly Term[] {
  const { hours, requestsPerSecond, concurrency, gbIn, gbOut } = loadOf(workload)
  const gbPerHour = hours === 0 ? 0 : (gbIn + gbOut) / hours
  const units = Math.max(
    requestsPerSecond / capacityUnit.newPerSecond,
    concurrency / capacityUnit.active,
    gbPerHour / (toLambda ? capacityUnit.gbPerHourToLambda : capacityUnit.gbPerHour),
  )
  return [
    ...charge(prices, 'alb.hours', 'load balancer', hours),
    ...charge(prices, 'alb.capacity', 'load balancer, capacity', units * hours),
  ]
}

interface Passing {
  readonly requestBytes: number
  readonly responseBytes: number
  /** Until the answer, a cold start included. */
  readonly milliseconds: number
}

/** What a front does not let pass. Sources: quotas of API Gateway, "Lambda functions as targets", of Lambda and SQS. */
export function frontViolations(front: Front, passing: Passing): readonly Violation[] {
  const { requestBytes, responseBytes, milliseconds } = passing
  const mb = 1024 ** 2
  switch (front) {
    case 'http-api':
      return [
        ...bodyViolations(requestBytes, responseBytes, 10 * mb, 'an HTTP API'),
        ...timeViolations(milliseconds, 30, 'an HTTP API'),
      ]
    case 'rest-api':
      return [
        ...bodyViolations(requestBytes, responseBytes, 10 * mb, 'a REST API'),
        ...timeViolations(milliseconds, 29, 'a REST API'),
      ]
    case 'alb':
      return bodyViolations(requestBytes, responseBytes, mb, 'a load balancer in front of Lambda')
    default:
      return []
  }
}
