import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Teardown } from './teardown.ts'

/** Where an environment of a function answers Invoke, such as an emulator of ours. */
export interface Environment {
  readonly url: string
  close(): Promise<void>
}

export interface DeployedOptions {
  /** Starts a fresh environment: before the first invocation, and before the first after each update. */
  start?(variables: Readonly<Record<string, string>>): Promise<Environment>
  /** A server whose `/invocations` every endpoint is. */
  readonly endpoint?: string
  readonly variables?: Readonly<Record<string, string>>
  /** Milliseconds from an update's arrival until it is made, whether its client is still there or not. */
  readonly updateTakes?: number
  /** An error in place of an answer. */
  refuse?(method: string, path: string): Refusal | undefined
}

export interface Refusal {
  readonly status: number
  readonly type: string
  readonly message: string
  readonly more?: object
}

/** A function's configuration, as far as it is used. */
export interface Deployed {
  variables: Readonly<Record<string, string>> | undefined
  /** Why the variables cannot be read. */
  unreadable?: string
  code: string
  revision: number
  status: 'Successful' | 'InProgress' | 'Failed'
}

export interface DeployedAws {
  readonly url: string
  /** That came, in their order: `PUT /2015-03-31/functions/forest/configuration`. */
  readonly requests: readonly string[]
  /** Changed by a test, it was changed by someone else, who should count `revision` up. */
  readonly deployed: Deployed
}

const plain = { 'content-type': 'application/json' }

/**
 * Lambda's GetFunctionConfiguration, UpdateFunctionConfiguration and Invoke of one function, whatever its name, and
 * SageMaker's InvokeEndpoint, on loopback until the test ends. An update is in progress until it was looked at once, and
 * has another revision then, as AWS's have.
 */
export async function deployedAws(t: Teardown, options: DeployedOptions): Promise<DeployedAws> {
  const deployed: Deployed = {
    ...{ variables: options.variables, code: 'first', revision: 1, status: 'Successful' },
  }
  const requests: string[] = []
  let environment: Promise<Environment> | undefined

  function configuration(): object {
    const { variables, unreadable, code, revision, status } = deployed
    const fault = { ErrorCode: 'AccessDeniedException', Message: unreadable }
    return {
      FunctionName: 'forest',
      CodeSha256: code,
      RevisionId: `revision ${revision}`,
      LastUpdateStatus: status,
      ...(status === 'Failed' && { LastUpdateStatusReason: 'the image is gone' }),
      ...(unreadable !== undefined && { Environment: { Error: fault } }),
      ...(unreadable === undefined && variables !== undefined && { Environment: { Variables: variables } }),
    }
  }

  async function update(body: Buffer, response: ServerResponse): Promise<void> {
    const { Environment, RevisionId } = JSON.parse(body.toString('utf8'))
    if (options.updateTakes !== undefined) await sleep(options.updateTakes)
    const conflict = (status: number, type: string) =>
      refuse(response, { status, type, message: 'not as it was' })
    if (deployed.status === 'InProgress') return conflict(409, 'ResourceConflictException')
    if (RevisionId !== undefined && RevisionId !== `revision ${deployed.revision}`)
      return conflict(412, 'PreconditionFailedException')
    deployed.variables = Environment.Variables
    deployed.revision++
    deployed.status = 'InProgress'
    await (await environment)?.close()
    environment = undefined
    response.writeHead(200, plain).end(JSON.stringify(configuration()))
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request
    const path = decodeURIComponent(url)
    requests.push(`${method} ${path}`)
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const refusal = options.refuse?.(method, path)
    if (refusal !== undefined) return refuse(response, refusal)
    if (path.endsWith('/configuration')) {
      if (method === 'PUT') return update(body, response)
      response.writeHead(200, plain).end(JSON.stringify(configuration()))
      if (deployed.status !== 'InProgress') return
      deployed.status = 'Successful'
      deployed.revision++
    } else if (path.startsWith('/endpoints/')) {
      await pass(`${options.endpoint}/invocations`, headers, body, response)
    } else {
      environment ??= options.start?.(deployed.variables ?? {})
      await pass(`${(await environment)?.url}${url}`, headers, body, response)
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(async () => {
    server.closeAllConnections()
    server.close()
    await (await environment)?.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, deployed }
}

function refuse(response: ServerResponse, { status, type, message, more }: Refusal): void {
  response.writeHead(status, { ...plain, 'x-amzn-errortype': type })
  response.end(JSON.stringify({ Type: 'User', message, Message: message, ...more }))
}

const passed = ['content-type', 'x-amz-log-type', 'x-amzn-sagemaker-target-model'] as const

async function pass(
  url: string,
  headers: IncomingHttpHeaders,
  body: Buffer,
  response: ServerResponse,
): Promise<void> {
  const sent = passed.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]]))
  const answer = await fetch(url, {
    method: 'POST',
    headers: Object.fromEntries(sent) as Record<string, string>,
    body: new Uint8Array(body),
  })
  const bytes = Buffer.from(await answer.arrayBuffer())
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(bytes)
}
