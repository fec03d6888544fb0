import * as http from 'node:http'
import * as https from 'node:https'
import { InferryError } from '@inferry/core'
import { isUnsent } from '../errors/connection-error.ts'

export interface HttpRequest {
  /** `POST` unless given. */
  readonly method?: 'GET'
  readonly url: URL
  readonly agent: http.Agent
  readonly headers: http.OutgoingHttpHeaders
  readonly body?: Uint8Array
  readonly signal?: AbortSignal
  /** The longest answer that is taken; of any length unless given. */
  readonly maxBytes?: number
}

export interface HttpAnswer {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: Uint8Array
}

/** Why there is no answer. */
export interface NoAnswer {
  /** What Node says; `ANSWER_TOO_LARGE`. */
  readonly cause: Error
  /** The server certainly did not take the request up. */
  readonly untouched: boolean
}

/** Asks once. Never rejects. */
export function exchange(asked: HttpRequest): Promise<HttpAnswer | NoAnswer> {
  const { method = 'POST', url, agent, headers, body, signal, maxBytes = Infinity } = asked
  return new Promise<HttpAnswer | NoAnswer>((resolve) => {
    const { request } = url.protocol === 'https:' ? https : http
    const sent = request(url, {
      method,
      agent,
      headers: { ...headers, ...(body !== undefined && { 'content-length': body.length }) },
      ...(signal && { signal }),
    })
    let answered = false
    sent.on('error', (cause) => {
      // A server closes a kept connection that it takes for idle, and may do so as a request is on its way.
      if (!answered) resolve({ cause, untouched: isUnsent(cause) || sent.reusedSocket })
    })
    sent.on('response', (response) => {
      answered = true
      const chunks: Buffer[] = []
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes > maxBytes) response.destroy(tooLarge(url, maxBytes))
        else chunks.push(chunk)
      })
      response.on('error', (cause) => resolve({ cause, untouched: false }))
      response.on('end', () => {
        const status = response.statusCode as number
        resolve({ status, headers: response.headers, body: Buffer.concat(chunks) })
      })
    })
    sent.end(body)
  }).catch((cause) => ({ cause, untouched: false }))
}

function tooLarge({ href }: URL, maxBytes: number): InferryError {
  const message = `the answer of ${href} has more than ${maxBytes} bytes; ask for less at a time`
  return new InferryError('ANSWER_TOO_LARGE', message)
}

/** Keeps connections for the next request. */
export function createAgent(url: URL): http.Agent {
  const { Agent } = url.protocol === 'https:' ? https : http
  return new Agent({ keepAlive: true })
}
