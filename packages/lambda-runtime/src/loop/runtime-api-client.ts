import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import type { ErrorReport } from './error-report.ts'

/** An invocation as the Runtime API hands it out. */
export interface NextInvocation {
  readonly headers: IncomingHttpHeaders
  /** JSON. */
  readonly body: string
}

/** The client side of Lambda's Runtime API, version 2018-06-01. */
export interface RuntimeApiClient {
  /** Waits for an invocation, for as long as it takes. */
  next(): Promise<NextInvocation>
  respond(requestId: string, json: string): Promise<void>
  fail(requestId: string, report: ErrorReport): Promise<void>
  failInit(report: ErrorReport): Promise<void>
}

/**
 * A client of the Runtime API at `api`, `host:port` as in AWS_LAMBDA_RUNTIME_API. An answer that it refuses (4xx) is told
 * on standard error and no more: for one that is too large the API has told the caller already. A status of 500 means
 * that the process has to end: it is thrown, as is an API that cannot be reached.
 */
export function createRuntimeApiClient(api: string): RuntimeApiClient {
  const [host, port] = api.split(':')
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })

  function send(method: string, path: string, headers = {}, body?: string): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const options = { agent, host, port, method, path: `/2018-06-01/runtime/${path}`, headers }
      const sent = request(options, (message) => read(message).then(resolve, reject))
      sent.on('error', reject)
      sent.end(body)
    })
  }

  async function post(path: string, body: string, errorType?: string): Promise<void> {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      ...(errorType !== undefined && { 'lambda-runtime-function-error-type': printable(errorType) }),
    }
    const { status, text } = await send('POST', path, headers, body)
    if (status >= 500) throw new Error(`the Runtime API failed: ${status} ${text}`)
    if (status >= 400) console.error(`the Runtime API refused ${path}: ${status} ${text}`)
  }

  return {
    async next() {
      const { status, headers, text } = await send('GET', 'invocation/next')
      if (status !== 200) throw new Error(`the Runtime API gave no invocation: ${status} ${text}`)
      return { headers, body: text }
    },
    respond: (id, json) => post(`invocation/${encodeURIComponent(id)}/response`, json),
    fail: (id, report) =>
      post(`invocation/${encodeURIComponent(id)}/error`, JSON.stringify(report), report.errorType),
    failInit: (report) => post('init/error', JSON.stringify(report), report.errorType),
  }
}

interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

async function read(message: IncomingMessage): Promise<Reply> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk)
  const { statusCode = 0, headers } = message
  return { status: statusCode, headers, text: Buffer.concat(chunks).toString('utf8') }
}

/** An error's name may be anything; a header may not. */
function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '?')
}
