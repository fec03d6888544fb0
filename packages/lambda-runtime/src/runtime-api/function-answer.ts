import type { IncomingMessage } from 'node:http'
import { errorAnswer, type FunctionAnswer } from './invocation.ts'
import { maxResponseSize, readPayload } from './read-payload.ts'
import type { ReplyName } from './replies.ts'

/** What a request of the function's process means to the caller, and what the process is told. */
export interface Reading {
  readonly answer: FunctionAnswer
  readonly reply: ReplyName
}

/** Reads the body of `…/response`. A streamed response is collected: the caller gets it whole. */
export async function readResponse(request: IncomingMessage): Promise<Reading> {
  const mode = request.headers['lambda-runtime-function-response-mode']
  const read = await readPayload(request, maxResponseSize)
  if (mode !== undefined && mode !== 'streaming') {
    const answer = errorAnswer('Runtime.InvalidResponseModeHeader', `no response mode ${mode}`)
    return { answer, reply: 'invalidMode' }
  }
  if (read.kind !== 'whole') return refusal(read)
  const failed = request.trailers['lambda-runtime-function-error-type']
  if (failed === undefined) return { answer: { payload: read.bytes }, reply: 'accepted' }
  const body = request.trailers['lambda-runtime-function-error-body'] ?? ''
  return { answer: { payload: Buffer.from(body, 'base64'), errorType: failed }, reply: 'accepted' }
}

/** Reads the body of `…/error`, which is passed on as it is. */
export async function readError(request: IncomingMessage): Promise<Reading> {
  const read = await readPayload(request, maxResponseSize)
  if (read.kind !== 'whole') return refusal(read)
  const errorType = knownErrorType(request.headers['lambda-runtime-function-error-type'])
  return { answer: { payload: read.bytes, errorType }, reply: 'accepted' }
}

function refusal(
  read: { readonly kind: 'truncated' } | { readonly kind: 'too-large'; readonly size: number },
): Reading {
  if (read.kind === 'truncated') {
    return { answer: errorAnswer('Runtime.TruncatedResponse', 'the answer broke off'), reply: 'truncated' }
  }
  const message = `Response payload size (${read.size} bytes) exceeded maximum allowed payload size (${maxResponseSize} bytes).`
  return { answer: errorAnswer('Function.ResponseSizeTooLarge', message), reply: 'tooLarge' }
}

/** Lambda counts errors by a type of its own where the function's is not of its form. */
function knownErrorType(header: string | string[] | undefined): string {
  const text = String(header ?? '')
  if (/^(?:Runtime|Function)\.[A-Z][a-zA-Z]+$/.test(text)) return text
  return text.startsWith('Function.') ? 'Function.Unknown' : 'Runtime.Unknown'
}
