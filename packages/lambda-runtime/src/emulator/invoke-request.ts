import type { IncomingMessage } from 'node:http'
import type { Call } from '../environment/execution-environment.ts'
import { readPayload } from '../runtime-api/read-payload.ts'
import type { ServiceError } from './service-error.ts'

/** Bytes of a payload at most. */
const limits = { RequestResponse: 6 * 1024 * 1024, Event: 1024 * 1024, DryRun: 6 * 1024 * 1024 }

/** Bytes of a client context at most, in base64. */
const maxClientContext = 3583

export interface InvokeRequest {
  readonly type: keyof typeof limits
  /** Whether the caller asks for the end of the log. */
  readonly tail: boolean
  readonly call: Call
}

/** Reads a request of the Invoke API, its headers and its body. */
export async function readInvokeRequest(request: IncomingMessage): Promise<InvokeRequest | ServiceError> {
  const type = text(request, 'x-amz-invocation-type') ?? 'RequestResponse'
  if (!isType(type)) return { name: 'InvalidParameterValueException', message: `no invocation type ${type}` }
  const context = text(request, 'x-amz-client-context')
  const clientContext = context === undefined ? undefined : decodeContext(context)
  if (context !== undefined && clientContext === undefined) {
    const message = `Client context must be a valid Base64-encoded JSON object of at most ${maxClientContext} bytes`
    return { name: 'InvalidRequestContentException', message }
  }
  const read = await readPayload(request, limits[type])
  if (read.kind === 'truncated')
    return { name: 'InvalidRequestContentException', message: 'the body broke off' }
  if (read.kind === 'too-large') {
    const message = `Request must be smaller than ${limits[type]} bytes for the InvokeFunction operation`
    return { name: 'RequestTooLargeException', message }
  }
  // No payload is an empty event.
  const payload = read.bytes.length === 0 ? Buffer.from('{}') : read.bytes
  const problem = jsonProblem(payload)
  if (problem !== undefined) {
    const message = `Could not parse request body into json: ${problem}`
    return { name: 'InvalidRequestContentException', message }
  }
  const traceId = text(request, 'x-amzn-trace-id')
  const tenantId = text(request, 'x-amz-tenant-id')
  const tail = text(request, 'x-amz-log-type') === 'Tail'
  return { type, tail, call: { payload, clientContext, traceId, tenantId } }
}

function isType(type: string): type is InvokeRequest['type'] {
  return Object.hasOwn(limits, type)
}

function text(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** As JSON on one line, for it goes on in a header. */
function decodeContext(base64: string): string | undefined {
  if (base64.length > maxClientContext) return undefined
  try {
    const value = JSON.parse(Buffer.from(base64, 'base64').toString('utf8'))
    return typeof value === 'object' && value !== null ? JSON.stringify(value) : undefined
  } catch {
    return undefined
  }
}

function jsonProblem(bytes: Uint8Array): string | undefined {
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}
