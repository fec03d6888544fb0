import type { S3Event } from 'aws-lambda'
import { fieldsOf } from '../event/event-kind.ts'

/**
 * What S3 tells by a message: an event of objects, or the `test` that it sends when notifications are set up. Undefined for
 * every other body; none that is a question of ours has these keys.
 *
 * Source: "Event message structure" and "Granting permissions to publish event notification messages", S3 user guide.
 */
export function objectNotification(body: unknown): S3Event | 'test' | undefined {
  if (typeof body !== 'string' || !mark.test(body)) return undefined
  const { Records: records, Event: event, Service: service } = fieldsOf(parse(body))
  if (event === 's3:TestEvent' && service === 'Amazon S3') return 'test'
  const ofObjects = Array.isArray(records) && records.length > 0 && records.every(isOfObject)
  return ofObjects ? { Records: records } : undefined
}

/** Spares others a second parsing. */
const mark = /"(aws:s3|s3:TestEvent)"/

function isOfObject(record: unknown): boolean {
  return fieldsOf(record)['eventSource'] === 'aws:s3'
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
