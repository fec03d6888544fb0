import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** What a caller's id may be: it goes into logs and back into a header. */
const sane = /^[A-Za-z0-9._:+/=@-]{1,128}$/

/** The caller's `x-request-id` when it is harmless, else a new UUID. */
export function requestId(raw: { readonly headers: IncomingHttpHeaders }): string {
  const given = raw.headers['x-request-id']
  return typeof given === 'string' && sane.test(given) ? given : randomUUID()
}
