import { parseS3Url, type S3Location } from '@inferry/aws'
import { InferryError } from '@inferry/core'
import { stateFolder } from '@inferry/transform'
import type { MessageTask } from './message-task.ts'

/** What every key of an answer ends in; an object whose key does is no question. */
const answerEnding = '.out'

/**
 * The objects that a body names: `s3://bucket/key`, `{"bucket", "key"}`, an event of S3 or of EventBridge, or any of these
 * as SNS passes it on. Undefined for any other body. Throws `MALFORMED_REQUEST` for one of these that is damaged.
 *
 * Sources: "Event message structure", S3 user guide; "Amazon S3 events", EventBridge; "HTTP/HTTPS notification JSON
 * format", SNS developer guide.
 */
export function namedObjects(body: string): MessageTask | undefined {
  const text = body.trim()
  if (text.startsWith('s3://')) return /[\r\n]/.test(text) ? undefined : ofUrl(text)
  if (!text.startsWith('{')) return undefined
  const fields = fieldsOf(parse(text))
  const { Type: type, TopicArn: topic, Message: message, Records: records } = fields
  if (type === 'Notification' && typeof topic === 'string' && typeof message === 'string')
    return namedObjects(message)
  if (fields['Event'] === 's3:TestEvent') return { kind: 'nothing', reason: "it is S3's test event" }
  if (Array.isArray(records) && records.length > 0 && records.every(isOfS3)) return ofRecords(records)
  if (fields['source'] === 'aws.s3') return ofEventBridge(fields)
  const { bucket, key } = fields
  const plain = Object.keys(fields).every((name) => name === 'bucket' || name === 'key')
  return plain && typeof bucket === 'string' && typeof key === 'string' ? one(bucket, key) : undefined
}

function ofUrl(url: string): MessageTask {
  const found = parseS3Url(url)
  if (found === undefined || found.key === '')
    throw malformed(`the message names ${JSON.stringify(url)}, expected s3://bucket/key`)
  return one(found.bucket, found.key)
}

function ofRecords(records: readonly unknown[]): MessageTask {
  const objects: S3Location[] = []
  let reason = ''
  records.forEach((record, index) => {
    const { eventName, s3 } = fieldsOf(record)
    const { name } = fieldsOf(fieldsOf(s3)['bucket'])
    const { key } = fieldsOf(fieldsOf(s3)['object'])
    if (typeof eventName !== 'string' || typeof name !== 'string' || typeof key !== 'string')
      throw malformed(`record ${index} of the S3 event has no eventName, s3.bucket.name or s3.object.key`)
    const decoded = decodeKey(key, index)
    const ignored = /^(s3:)?ObjectCreated:/.test(eventName)
      ? refusalOf(decoded)
      : `${eventName} creates no object`
    if (ignored === undefined) objects.push({ bucket: name, key: decoded })
    else reason = ignored
  })
  return objects.length > 0 ? { kind: 'objects', objects } : { kind: 'nothing', reason }
}

/** Keys are as they are here, not URL-encoded. */
function ofEventBridge(event: Readonly<Record<string, unknown>>): MessageTask {
  const kind = event['detail-type']
  if (kind !== 'Object Created')
    return { kind: 'nothing', reason: `${JSON.stringify(kind)} creates no object` }
  const { bucket, object } = fieldsOf(event['detail'])
  const { name } = fieldsOf(bucket)
  const { key } = fieldsOf(object)
  if (typeof name !== 'string' || typeof key !== 'string')
    throw malformed('the event has no detail.bucket.name or detail.object.key')
  return one(name, key)
}

function one(bucket: string, key: string): MessageTask {
  const reason = refusalOf(key)
  return reason === undefined ? { kind: 'objects', objects: [{ bucket, key }] } : { kind: 'nothing', reason }
}

/** Why an object is no question: an answer would be answered in turn. */
function refusalOf(key: string): string | undefined {
  if (key.endsWith(answerEnding)) return `${key} is an answer, by its ending ${answerEnding}`
  if (`/${key}`.includes(`/${stateFolder}/`)) return `${key} is a checkpoint`
  return key.endsWith('/') || key === '' ? `${JSON.stringify(key)} is a folder` : undefined
}

/** A form's encoding: `+` is a space. */
function decodeKey(encoded: string, index: number): string {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '))
  } catch {
    throw malformed(
      `record ${index} of the S3 event has the key ${JSON.stringify(encoded)}, which is not URL-encoded`,
    )
  }
}

function isOfS3(record: unknown): boolean {
  return fieldsOf(record)['eventSource'] === 'aws:s3'
}

function malformed(message: string): InferryError {
  return new InferryError('MALFORMED_REQUEST', message, { location: { field: 'body' } })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
