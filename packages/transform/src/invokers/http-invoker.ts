import { setTimeout as sleep } from 'node:timers/promises'
import {
  aborted,
  answerError,
  connectionError,
  createAgent,
  exchange,
  type HttpAnswer,
} from '@inferry/client/http'
import { csvHeaderField, InferryError } from '@inferry/core'
import { exchangeStream } from './exchange-stream.ts'
import { parseExecutionParameters } from './execution-parameters.ts'
import type { InvokeOptions, Invoker } from './invoker.ts'
import { mostBytes } from './read-whole.ts'

export interface HttpInvokerOptions {
  /** Of the container, such as `http://127.0.0.1:8080`: `/ping`, `/execution-parameters` and `/invocations` are below. */
  readonly url: string | URL
  /** How long it may take to get ready. Milliseconds; SageMaker's 8 minutes unless given. */
  readonly startUpMs?: number
  /** How long of that `/ping` may be answered by 404, as by a server that is not yet whole. Milliseconds. */
  readonly missingMs?: number
  /** Told why it is not ready, when it is first asked and whenever that changes. */
  readonly onWaiting?: ((why: string) => void) | undefined
}

/** SageMaker asks for no longer. Milliseconds. */
const pingMs = 2_000
const betweenPingsMs = 250

/** Asks a serving container as Batch Transform does. */
export function httpInvoker({
  url,
  startUpMs = 480_000,
  missingMs = 5_000,
  onWaiting,
}: HttpInvokerOptions): Invoker {
  const base = baseOf(url)
  const agent = createAgent(base)
  const at = (path: string) => new URL(path, base)
  const invocations = at('invocations')

  async function get(path: string, signal: AbortSignal): Promise<HttpAnswer | Error> {
    const asked = { url: at(path), agent, headers: {}, maxBytes: mostBytes, signal }
    const answer = await exchange({ method: 'GET', ...asked })
    return 'cause' in answer ? answer.cause : answer
  }

  return {
    async ready(signal) {
      const ping = at('ping').href
      const began = performance.now()
      let missingSince: number | undefined
      let said: string | undefined
      for (;;) {
        const answer = await get('ping', within(pingMs, signal))
        const status = answer instanceof Error ? undefined : answer.status
        if (status === 200) return
        if (signal?.aborted) throw aborted(signal, base.href)
        const now = performance.now()
        missingSince = status === 404 ? (missingSince ?? now) : undefined
        const why = reasonOf(answer, ping)
        if (now - (missingSince ?? now) >= missingMs) throw missing(ping)
        if (now - began > startUpMs) throw notReady(base, startUpMs, why)
        if (why !== said) onWaiting?.(`${why}; waiting for it for up to ${startUpMs / 1000} s`)
        said = why
        await sleep(betweenPingsMs)
      }
    },

    async executionParameters(signal) {
      const answer = await get('execution-parameters', within(pingMs, signal))
      if (signal?.aborted) throw aborted(signal, base.href)
      if (answer instanceof Error || answer.status !== 200) return {}
      return parseExecutionParameters(answer.body)
    },

    async invoke({ contentType, body }, options) {
      const { signal } = options
      const headers = headersOf(contentType, options)
      const asked = { url: invocations, agent, headers, body, maxBytes: mostBytes }
      const answer = await exchange({ ...asked, ...(signal && { signal }) })
      if ('cause' in answer) throw fault(answer.cause, signal)
      const { status } = answer
      if (status < 200 || status > 299) throw answerError({ from: invocations.href, ...answer })
      return { contentType: answer.headers['content-type'] ?? '', body: answer.body }
    },

    async invokeStream({ contentType, body }, options) {
      const headers = headersOf(contentType, options)
      try {
        const answer = await exchangeStream({
          url: invocations,
          agent,
          headers,
          body,
          signal: options.signal,
        })
        return { contentType: answer.headers['content-type'] ?? '', body: answer.body }
      } catch (error) {
        throw error instanceof InferryError ? error : fault(error as Error, options.signal)
      }
    },

    async close() {
      agent.destroy()
    },
  }

  function fault(cause: Error, signal: AbortSignal | undefined): InferryError {
    if (signal?.aborted) return aborted(signal, invocations.href)
    if (cause instanceof InferryError) return cause
    const message = `cannot ask ${invocations.href}: ${cause.message}`
    return connectionError(cause, invocations.href) ?? new InferryError('INTERNAL', message, { cause })
  }
}

function headersOf(contentType: string, { accept, csvHeader }: InvokeOptions): Record<string, string> {
  return {
    'content-type': contentType,
    ...(accept !== undefined && { accept }),
    ...(csvHeader !== undefined && { [csvHeaderField]: csvHeader }),
  }
}

function within(ms: number, signal: AbortSignal | undefined): AbortSignal {
  const timeout = AbortSignal.timeout(ms)
  return signal === undefined ? timeout : AbortSignal.any([signal, timeout])
}

function reasonOf(answer: HttpAnswer | Error, ping: string): string {
  if (!(answer instanceof Error)) return `GET ${ping} answered ${answer.status}`
  if (answer.name === 'TimeoutError') return `GET ${ping} was not answered within ${pingMs / 1000} s`
  return connectionError(answer, ping)?.message ?? `GET ${ping} failed: ${answer.message}`
}

function notReady(base: URL, ms: number, why: string): InferryError {
  return new InferryError('NOT_READY', `${base.href} was not ready within ${ms / 1000} s: ${why}`)
}

function missing(ping: string): InferryError {
  return new InferryError(
    'INVALID_CONFIGURATION',
    `GET ${ping} answered 404; give the address below which a serving container has /ping and /invocations`,
  )
}

function baseOf(given: string | URL): URL {
  const url = URL.canParse(String(given)) ? new URL(given) : undefined
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw new InferryError(
      'INVALID_CONFIGURATION',
      `${JSON.stringify(String(given))} is no URL of a container, such as http://127.0.0.1:8080`,
      { location: { field: 'url' } },
    )
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return url
}
