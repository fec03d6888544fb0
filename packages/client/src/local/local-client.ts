import { InferryError, type Payload } from '@inferry/core'
import { emptyAnswer } from '../client/answer-fault.ts'
import type { Client, PredictCallOptions } from '../client/client.ts'
import { createClient } from '../client/create-client.ts'
import { aborted } from '../errors/aborted.ts'
import { answerError } from '../errors/answer-error.ts'
import { connectionError } from '../errors/connection-error.ts'
import { createAgent, exchange, type HttpAnswer, type NoAnswer } from './exchange.ts'
import { type Attempt, withRetries } from './with-retries.ts'

export interface LocalClientOptions {
  /** Such as `http://127.0.0.1:8080`; a path before the doors' own is kept. */
  readonly url: string | URL
  /** The model that is asked unless a call names one. A server with one model needs none. */
  readonly model?: string
  /** Sent with every request: what a proxy in front wants, such as `authorization`. */
  readonly headers?: Readonly<Record<string, string>>
  /** How often a call is tried, the first time included; 3 unless given, as the AWS SDK does. */
  readonly maxAttempts?: number
}

/**
 * A client of an HTTP server of ours: `inferry serve`, or a SageMaker container on this machine. It keeps connections.
 * Calls that were not taken up (no connection; 429 and 503, honouring `retry-after` up to 20 s) are tried again.
 */
export function localClient(options: LocalClientOptions): Client {
  const { headers = {}, maxAttempts = 3 } = options
  const url = invocations(options.url)
  if (!Number.isSafeInteger(maxAttempts) || maxAttempts < 1) {
    throw wrong('maxAttempts', maxAttempts, 'a whole number from 1')
  }
  const to = `${url.origin}${url.pathname}`
  const agent = createAgent(url)
  let closed = false

  async function attempt(input: Payload, call: PredictCallOptions): Promise<Attempt<Payload>> {
    const { accept, model = options.model, signal } = call
    const sent = {
      ...headers,
      'content-type': input.contentType,
      ...(accept !== undefined && { accept }),
      ...(model !== undefined && { 'x-amzn-sagemaker-target-model': model }),
    }
    const request = { url, agent, headers: sent, body: input.body, ...(signal && { signal }) }
    if (closed) return closedClient(to)
    const answer = await exchange(request)
    if (!('cause' in answer)) return outcome(answer, to)
    if (signal?.aborted) return { error: aborted(signal, to), again: false }
    return closed ? closedClient(to) : noAnswer(answer, to)
  }
  return createClient({
    predict: (input, call) =>
      withRetries(() => attempt(input, call), {
        maxAttempts,
        signal: call.signal,
        aborted: (signal) => aborted(signal, to),
      }),
    async close() {
      closed = true
      agent.destroy()
    },
  })
}

function outcome({ status, headers, body }: HttpAnswer, to: string): Attempt<Payload> {
  if (status === 204) return { error: emptyAnswer(to), again: false }
  if (status >= 200 && status < 300) return { value: { contentType: headers['content-type'] ?? '', body } }
  const error = answerError({ from: to, status, headers, body })
  return { error, again: status === 429 || status === 503 }
}

function noAnswer({ cause, untouched }: NoAnswer, to: string): Attempt<Payload> {
  const error =
    connectionError(cause, to) ??
    new InferryError('MALFORMED_REQUEST', `cannot ask ${to}: ${cause.message}`, { cause })
  return { error, again: untouched }
}

function closedClient(to: string): Attempt<never> {
  return { error: new InferryError('ABORTED', `the client of ${to} was closed`), again: false }
}

function invocations(given: string | URL): URL {
  const url = URL.canParse(String(given)) ? new URL(given) : undefined
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw wrong('url', String(given), 'a URL such as http://127.0.0.1:8080')
  }
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/invocations`
  return url
}

function wrong(field: string, value: unknown, wanted: string): InferryError {
  const message = `${field} is ${JSON.stringify(value)}, expected ${wanted}`
  return new InferryError('INVALID_CONFIGURATION', message, { location: { field } })
}
