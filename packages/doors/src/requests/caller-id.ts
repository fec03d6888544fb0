import { type Headers, headerOf } from './door-request.ts'

/** What a caller's id may be: it goes into logs and back into a header. */
const sane = /^[A-Za-z0-9._:+/=@-]{1,128}$/

/** The caller's `x-request-id` when it is harmless. */
export function callerId(headers: Headers): string | undefined {
  const given = headerOf(headers, 'x-request-id')
  return given !== undefined && sane.test(given) ? given : undefined
}
