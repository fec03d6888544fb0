import * as http from 'node:http'
import * as https from 'node:https'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { answerError } from '@inferry/client/http'
import { readWhole } from './read-whole.ts'

export interface StreamRequest {
  readonly url: URL
  readonly agent: http.Agent
  readonly headers: http.OutgoingHttpHeaders
  readonly body: AsyncIterable<Uint8Array>
  readonly signal?: AbortSignal | undefined
}

export interface StreamAnswer {
  readonly headers: http.IncomingHttpHeaders
  readonly body: AsyncIterable<Uint8Array>
}

/**
 * Posts a body of unknown length, in chunks as HTTP/1.1 has them, and resolves when the answer begins. Rejects with what
 * Node says of the connection or the body, and with the `InferryError` of a status that is no success.
 */
export async function exchangeStream({ url, body, ...options }: StreamRequest): Promise<StreamAnswer> {
  const { request } = url.protocol === 'https:' ? https : http
  const sent = request(url, { method: 'POST', ...options })
  const answered = new Promise<http.IncomingMessage>((resolve, reject) => {
    sent.on('response', resolve)
    sent.on('error', reject)
  })
  // A server may answer before it has read all.
  const sending = pipeline(Readable.from(body, { objectMode: false }), sent)
  sending.catch((error) => sent.destroy(error))
  const response = await answered
  const { statusCode: status = 0, headers } = response
  if (status >= 200 && status < 300) return { headers, body: response }
  const text = await readWhole(response)
  throw answerError({ from: url.href, status, headers, body: text })
}
