import { randomFillSync } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { callerId } from '@inferry/doors'

/** The caller's `x-request-id` when it is harmless, else 32 random hexadecimal digits, as nginx makes them. */
export function requestId({ headers }: { readonly headers: IncomingHttpHeaders }): string {
  return callerId(headers) ?? newId()
}

const bytes = 16
/** Drawn for many ids at once. */
const random = Buffer.alloc(256 * bytes)
let at = random.length

/** Written in one piece: a UUID is put together of many, which are joined when the header is checked. */
function newId(): string {
  if (at === random.length) {
    randomFillSync(random)
    at = 0
  }
  at += bytes
  return random.toString('hex', at - bytes, at)
}
