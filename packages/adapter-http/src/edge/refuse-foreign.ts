import type { IncomingHttpHeaders } from 'node:http'
import { InferryError } from '@inferry/core'
import { isLoopback } from './is-loopback.ts'

/** What of a request tells who asks. */
export interface Asked {
  readonly headers: IncomingHttpHeaders
  readonly socket: { readonly localAddress?: string | undefined }
}

/**
 * Throws `FORBIDDEN` for a request that a web page of another site had its visitor's browser send, which may reach what
 * the page's author cannot: a server on loopback. Programs send neither `sec-fetch-site` nor `origin` and pass.
 *
 * A page whose own name resolves to 127.0.0.1 (DNS rebinding) is of the same origin to the browser; its name is in
 * `host`, so that over loopback only loopback's names are taken.
 *
 * Source: Fetch Metadata (https://www.w3.org/TR/fetch-metadata/); browsers send it to loopback and over TLS only, so
 * that `origin` (RFC 6454) decides where it is missing.
 */
export function refuseForeign({ headers, socket }: Asked): void {
  const { host = '', origin, 'sec-fetch-site': site } = headers
  if (isLoopback(socket.localAddress ?? '') && !isLoopback(parse(`http://${host}`)?.hostname ?? '')) {
    const message = `the host ${JSON.stringify(host)} is not this machine's; over loopback ask localhost or its address`
    throw forbidden(message, 'host')
  }
  if (site !== undefined) {
    if (site !== 'same-origin' && site !== 'none') throw forbidden(foreignPage, 'sec-fetch-site')
  } else if (origin !== undefined && parse(origin)?.host !== host.toLowerCase()) {
    throw forbidden(foreignPage, 'origin')
  }
}

const foreignPage = 'web pages of other sites may not do this'

function forbidden(message: string, field: string): InferryError {
  return new InferryError('FORBIDDEN', message, { location: { field } })
}

function parse(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined
}
