import type { RequestCase } from '@inferry/testing'

/** A body as it stands in an event. */
export interface WireBody {
  readonly body: string
  readonly isBase64Encoded: boolean
}

/** What HTTP APIs, function URLs and load balancers pass on as text: what is not text to them comes as base64. */
const textTypes = /^\s*(text\/[^;]*|application\/(json|javascript|xml))\s*(;|$)/i

/**
 * The body as text if its content type says so and it was not deflated, else as base64.
 *
 * Source: "Use Lambda functions as targets of an Application Load Balancer"; "Invoking Lambda function URLs".
 */
export function wireBody({ headers, body }: RequestCase): WireBody {
  if (body.length === 0) return { body: '', isBase64Encoded: false }
  const text = textTypes.test(headers['content-type'] ?? '') && headers['content-encoding'] === undefined
  return text ? { body: Buffer.from(body).toString('utf8'), isBase64Encoded: false } : base64Body(body)
}

/** As base64 whatever it is. */
export function base64Body(body: Uint8Array): WireBody {
  if (body.length === 0) return { body: '', isBase64Encoded: false }
  return { body: Buffer.from(body).toString('base64'), isBase64Encoded: true }
}
