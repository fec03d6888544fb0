import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { callerId } from '@inferry/doors'

/** The caller's `x-request-id` when it is harmless, else a new UUID. */
export function requestId({ headers }: { readonly headers: IncomingHttpHeaders }): string {
  return callerId(headers) ?? randomUUID()
}
