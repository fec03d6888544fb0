import { InferryError } from '@inferry/core'
import { defaultBodyLimit, inflateBody } from '@inferry/doors'
import type { HttpQuestion } from './http-shape.ts'

const nothing = new Uint8Array(0)

/** The bytes of an event's body, and inflated if they were deflated. A promise only then. */
export function decodeBody({
  body,
  isBase64Encoded,
  headers,
}: HttpQuestion): Uint8Array | Promise<Uint8Array> {
  if (body === undefined || body === null || body === '') return nothing
  const bytes = isBase64Encoded ? fromBase64(body) : Buffer.from(body, 'utf8')
  const encoding = headers['content-encoding']
  return encoding === undefined ? bytes : inflateBody(bytes, encoding, defaultBodyLimit)
}

/**
 * Lines are joined (RFC 2045 §6.8; Python's `encodebytes` makes them); what else Node skips in base64, and a last letter
 * that is half a byte, is told here.
 */
function fromBase64(given: string): Uint8Array {
  const text = given.includes('\n') ? given.replaceAll(/\r?\n/g, '') : given
  if (base64.test(text) && text.replace(/=+$/, '').length % 4 !== 1) return Buffer.from(text, 'base64')
  throw new InferryError('MALFORMED_REQUEST', 'isBase64Encoded is true, but the body is not base64', {
    location: { field: 'body' },
  })
}

const base64 = /^[A-Za-z0-9+/]*={0,2}$/
