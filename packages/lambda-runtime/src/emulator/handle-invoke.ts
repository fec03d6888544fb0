import type { IncomingMessage, ServerResponse } from 'node:http'
import { InferryError } from '@inferry/core'
import type { CallResult } from '../environment/execution-environment.ts'
import { functionVersion } from '../environment/function-variables.ts'
import type { EnvironmentPool } from './environment-pool.ts'
import { type FunctionPath, parseFunctionPath } from './function-path.ts'
import { readInvokeRequest } from './invoke-request.ts'
import { type ServiceError, sendServiceError } from './service-error.ts'

/** Answers one HTTP request as Lambda's Invoke API would for a function of this name. `onLog` hears of events that are lost. */
export async function handleInvoke(
  pool: EnvironmentPool,
  functionName: string,
  onLog: (text: string) => void,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const problem = refusal(request, functionName)
  if (problem !== undefined) {
    request.resume()
    return sendServiceError(response, problem)
  }
  const read = await readInvokeRequest(request)
  if ('name' in read) return sendServiceError(response, read)
  if (read.type === 'DryRun') return send(response, 204, {})
  const refused = pool.refusal()
  if (refused !== undefined) return sendServiceError(response, toServiceError(refused))
  const result = pool.run((environment) => environment.invoke(read.call))
  if (read.type === 'Event') {
    // How it ends is told by its log. Lambda would try a failed one twice more, minutes later.
    result.catch((error: Error) => onLog(`an event was accepted and not run: ${error.message}\n`))
    return send(response, 202, {})
  }
  try {
    sendResult(response, await result, read.tail)
  } catch (error) {
    sendServiceError(response, toServiceError(error))
  }
}

/** What is wrong with a request before its body is looked at. */
function refusal(request: IncomingMessage, functionName: string): ServiceError | undefined {
  // SDKs send no Origin, and a browser none but with the page's: no web page may run the function.
  if (request.headers.origin !== undefined)
    return { name: 'AccessDeniedException', message: 'not for web pages: the request has an Origin header' }
  const path: FunctionPath | undefined =
    request.method === 'POST' ? parseFunctionPath(request.url ?? '') : undefined
  if (path === undefined) {
    const message = `${request.method} ${request.url}: only POST /2015-03-31/functions/${functionName}/invocations is served`
    return { name: 'UnknownOperationException', message }
  }
  if (path.name !== functionName && path.name !== 'function') {
    const message = `Function not found: ${path.name}; this emulator runs ${functionName}`
    return { name: 'ResourceNotFoundException', message }
  }
  if (path.qualifier !== undefined && path.qualifier !== functionVersion) {
    const message = `Function not found: ${path.name}:${path.qualifier}; there is only ${functionVersion}`
    return { name: 'ResourceNotFoundException', message }
  }
  return undefined
}

function sendResult(response: ServerResponse, result: CallResult, tail: boolean): void {
  const headers = {
    'content-type': 'application/json',
    'x-amzn-requestid': result.report.requestId,
    ...(result.functionError && { 'x-amz-function-error': 'Unhandled' }),
    ...(tail && { 'x-amz-log-result': Buffer.from(result.logTail).toString('base64') }),
  }
  send(response, 200, headers, result.payload)
}

function send(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  payload?: Uint8Array,
): void {
  response.writeHead(status, {
    ...headers,
    'x-amz-executed-version': functionVersion,
    ...(status !== 204 && { 'content-length': payload?.length ?? 0 }),
  })
  response.end(payload)
}

function toServiceError(error: unknown): ServiceError {
  const { message } = error as Error
  if (error instanceof InferryError && error.code === 'OVERLOADED')
    return { name: 'TooManyRequestsException', message: `Rate Exceeded: ${message}` }
  return { name: 'ServiceException', message }
}
