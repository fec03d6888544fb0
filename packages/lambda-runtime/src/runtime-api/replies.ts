import type { ServerResponse } from 'node:http'
import { maxResponseSize } from './read-payload.ts'

/** Everything but an invocation that the Runtime API answers, by name. */
const replies = {
  accepted: [202, { status: 'OK' }],
  invalidRequestId: [400, error('InvalidRequestID', 'Invalid request ID')],
  invalidMode: [400, error('InvalidFunctionResponseMode', 'Invalid function response mode')],
  truncated: [400, error('TruncatedHTTPRequest', 'HTTP request detected as truncated')],
  wrongState: [403, error('InvalidStateTransition', 'Not allowed in the state that the runtime is in')],
  notFound: [404, error('NotFound', 'The Runtime API of version 2018-06-01 has no such call')],
  tooLarge: [
    413,
    error('RequestEntityTooLarge', `Exceeded maximum allowed payload size (${maxResponseSize} bytes).`),
  ],
} as const

export type ReplyName = keyof typeof replies

export function reply(response: ServerResponse, name: ReplyName): void {
  const [status, body] = replies[name]
  const text = JSON.stringify(body)
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': text.length })
  response.end(text)
}

function error(errorType: string, errorMessage: string) {
  return { errorType, errorMessage }
}
