import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Reading, readError, readResponse } from './function-answer.ts'
import type { FunctionAnswer, Invocation } from './invocation.ts'
import { invocationHeaders } from './invocation-headers.ts'
import { reply } from './replies.ts'

/** Who runs the function's process hears what it says. */
export interface RuntimeApiListener {
  /** It asks for an invocation: its init is over, or the invocation before. */
  ready(): void
  /** Its init failed. */
  initFailed(answer: FunctionAnswer): void
  /** It answered the invocation. */
  answered(answer: FunctionAnswer): void
}

export interface RuntimeApi {
  /** `host:port`, for AWS_LAMBDA_RUNTIME_API. */
  readonly address: string
  /** Hands an invocation to the process, which must be `ready`. */
  deliver(invocation: Invocation): void
  close(): Promise<void>
}

/**
 * - `starting`: no `next` yet; only now may init fail
 * - `waiting`: in `next`
 * - `running`: has an invocation, owes its answer
 * - `answering`: the answer is being read
 * - `answered`: between an answer and the next `next`
 * - `failed`: init failed
 */
type State = 'starting' | 'waiting' | 'running' | 'answering' | 'answered' | 'failed'

/** Lambda's Runtime API of version 2018-06-01, on the loopback interface, for one process of a function. */
export async function startRuntimeApi(listener: RuntimeApiListener): Promise<RuntimeApi> {
  let state: State = 'starting'
  let current: string | undefined
  let waiting: ServerResponse | undefined

  function next(response: ServerResponse): void {
    if (state === 'starting' || state === 'answered') {
      state = 'waiting'
      waiting = response
      listener.ready()
    } else reply(response, 'wrongState')
  }

  async function answer(
    id: string,
    request: IncomingMessage,
    response: ServerResponse,
    read: (request: IncomingMessage) => Promise<Reading>,
  ): Promise<void> {
    if (state !== 'running') return refuse(request, response, 'wrongState')
    if (id !== current) return refuse(request, response, 'invalidRequestId')
    state = 'answering'
    const reading = await read(request)
    state = 'answered'
    current = undefined
    listener.answered(reading.answer)
    reply(response, reading.reply)
  }

  async function failInit(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (state !== 'starting') return refuse(request, response, 'wrongState')
    state = 'failed'
    const reading = await readError(request)
    listener.initFailed(reading.answer)
    reply(response, reading.reply)
  }

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, path = ''] = /^\/2018-06-01\/runtime\/(.*)$/.exec(request.url ?? '') ?? []
    const [, id = '', verb] = /^invocation\/([^/]+)\/(response|error)$/.exec(path) ?? []
    if (request.method === 'GET' && path === 'invocation/next') next(response)
    else if (request.method !== 'POST') refuse(request, response, 'notFound')
    else if (path === 'init/error') await failInit(request, response)
    else if (verb === 'response') await answer(id, request, response, readResponse)
    else if (verb === 'error') await answer(id, request, response, readError)
    else refuse(request, response, 'notFound')
  }

  const server = createServer((request, response) => void route(request, response))
  // A handler may keep its connection idle for as long as it runs.
  server.keepAliveTimeout = 0
  server.requestTimeout = 0
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { address, port } = server.address() as AddressInfo

  return {
    address: `${address}:${port}`,
    deliver(invocation) {
      state = 'running'
      current = invocation.requestId
      waiting?.writeHead(200, invocationHeaders(invocation)).end(invocation.payload)
      waiting = undefined
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

/** Answers without a look at the body, which is read all the same, so that the connection lives on. */
function refuse(request: IncomingMessage, response: ServerResponse, name: Parameters<typeof reply>[1]): void {
  request.resume()
  reply(response, name)
}
