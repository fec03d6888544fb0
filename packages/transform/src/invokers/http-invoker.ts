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
}

/** SageMaker asks for no longer. Milliseconds. */
const pingMs = 2_000
const betweenPingsMs = 250

/** Asks a serving container as Batch Transform does. */
export function httpInvoker({ url, startUpMs = 480_000 }: HttpInvokerOptions): Invoker {
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
      const until = performance.now() + startUpMs
      for (;;) {
        const answer = await get('ping', within(pingMs, signal))
        if (!(answer instanceof Error) && answer.status === 200) return
        if (signal?.aborted) throw aborted(signal, base.href)
        if (performance.now() > until) throw notReady(base, startUpMs, answer)
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

function notReady(base: URL, ms: number, answer: HttpAnswer | Error): InferryError {
  const said = answer instanceof Error ? answer.message : `GET /ping answered ${answer.status}`
  return new InferryError('NOT_READY', `${base.href} was not ready within ${ms / 1000} s: ${said}`)
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
