/** What brought an event: it says how the event is read and answered. */
export type EventKind = 'api-gateway-v1' | 'api-gateway-v2' | 'alb' | 'envelope' | 'sqs' | 's3' | 'json'

/** Every kind but one is known by what only its events have; the rest is JSON that someone invoked the function with. */
export function eventKind(event: unknown): EventKind {
  const { Records: records, requestContext, version, httpMethod, body } = fieldsOf(event)
  if (Array.isArray(records)) {
    // The first that tells: one that is malformed has its own answer.
    const eventSource = records.map((record) => fieldsOf(record)['eventSource']).find(isText)
    if (eventSource === 'aws:sqs') return 'sqs'
    if (eventSource === 'aws:s3') return 's3'
  }
  const { elb, http } = fieldsOf(requestContext)
  if (elb !== undefined) return 'alb'
  if (version === '2.0' && http !== undefined) return 'api-gateway-v2'
  if (typeof httpMethod === 'string' && requestContext !== undefined) return 'api-gateway-v1'
  return typeof body === 'string' ? 'envelope' : 'json'
}

/** Of an object; nothing of anything else. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
