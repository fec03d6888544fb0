import { InferryError } from '@inferry/core'
import { fieldsOf } from '../event/event-kind.ts'
import { answerEnding, type ObjectName } from '../outputs/outputs.ts'

/** The object that a record tells of, or why it is no question. */
export type ReadRecord = { readonly object: ObjectName } | { readonly ignored: string }

/**
 * Reads a record of an S3 event. Only created objects are questions; not our own answers, or each would be answered in
 * turn, nor the empty objects by which consoles make folders. Throws `MALFORMED_REQUEST` that names the record.
 *
 * Source: "Event message structure", S3 user guide.
 */
export function readRecord(record: unknown, index: number): ReadRecord {
  const { eventName, s3 } = fieldsOf(record)
  if (typeof eventName !== 'string') throw malformed(index, 'has no eventName')
  if (!/^(s3:)?ObjectCreated:/.test(eventName)) return { ignored: `${eventName} creates no object` }
  const { name } = fieldsOf(fieldsOf(s3)['bucket'])
  const { key: encoded, versionId, size } = fieldsOf(fieldsOf(s3)['object'])
  if (typeof name !== 'string' || name === '') throw malformed(index, 'has no s3.bucket.name')
  if (typeof encoded !== 'string' || encoded === '') throw malformed(index, 'has no s3.object.key')
  const key = decodeKey(encoded, index)
  if (key.endsWith(answerEnding)) return { ignored: `${key} is an answer, by its ending ${answerEnding}` }
  if (key.endsWith('/') && size === 0) return { ignored: `${key} is a folder` }
  const version = typeof versionId === 'string' && versionId !== '' ? { versionId } : {}
  return { object: { bucket: name, key, ...version } }
}

/** A record's object as messages name it, whatever is wrong with it. */
export function nameOfRecord(record: unknown, index: number): string {
  const { bucket, object } = fieldsOf(fieldsOf(record)['s3'])
  const { name } = fieldsOf(bucket)
  const { key } = fieldsOf(object)
  if (typeof name !== 'string' || typeof key !== 'string') return `record ${index}`
  try {
    return `s3://${name}/${decodeKey(key, index)}`
  } catch {
    return `s3://${name}/${key}`
  }
}

/** As far as the record tells; without end where it does not. Bytes. */
export function sizeOfRecord(record: unknown): number {
  const { size } = fieldsOf(fieldsOf(fieldsOf(record)['s3'])['object'])
  return typeof size === 'number' && size >= 0 ? size : Number.POSITIVE_INFINITY
}

function decodeKey(encoded: string, index: number): string {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '))
  } catch (cause) {
    throw malformed(index, `has the key ${JSON.stringify(encoded)}, which is not URL-encoded`, cause)
  }
}

function malformed(index: number, fault: string, cause?: unknown): InferryError {
  return new InferryError('MALFORMED_REQUEST', `record ${index} of the S3 event ${fault}`, { cause })
}
