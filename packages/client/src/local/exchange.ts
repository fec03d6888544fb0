import * as http from 'node:http'
import * as https from 'node:https'
import { isUnsent } from '../errors/connection-error.ts'

export interface HttpRequest {
  /** `POST` unless given. */
  readonly method?: 'GET'
  readonly url: URL
  readonly agent: http.Agent
  readonly headers: http.OutgoingHttpHeaders
  readonly body?: Uint8Array
  readonly signal?: AbortSignal
}

export interface HttpAnswer {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: Uint8Array
}

/** Why there is no answer. */
export interface NoAnswer {
  /** What Node says. */
  readonly cause: Error
  /** The server certainly did not take the request up. */
  readonly untouched: boolean
}

/** Asks once. Never rejects. */
export function exchange(asked: HttpRequest): Promise<HttpAnswer | NoAnswer> {
  const { method = 'POST', url, agent, headers, body, signal } = asked
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
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', (cause) => resolve({ cause, untouched: false }))
      response.on('end', () => {
        const status = response.statusCode as number
        resolve({ status, headers: response.headers, body: Buffer.concat(chunks) })
      })
    })
    sent.end(body)
  }).catch((cause) => ({ cause, untouched: false }))
}

/** Keeps connections for the next request. */
export function createAgent(url: URL): http.Agent {
  const { Agent } = url.protocol === 'https:' ? https : http
  return new Agent({ keepAlive: true })
}
