import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { ErrorBody } from '@inferry/doors'

const failures: Readonly<Record<string, { readonly status: string; readonly error: string }>> = {
  HPE_HEADER_OVERFLOW: { status: '431 Request Header Fields Too Large', error: 'the headers are too large' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: '408 Request Timeout', error: 'the request did not arrive in time' },
}

const malformed = { status: '400 Bad Request', error: 'this is not an HTTP/1.1 request' }

/** Node's name for the answer that is under way on a connection. */
interface HttpSocket extends Socket {
  readonly _httpMessage?: ServerResponse | null
}

/**
 * Answers what Node's parser refused before there was a request, in the form of all other errors, and hangs up. A
 * request that came whole before it has its own answer, after which the connection is closed.
 */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  const { _httpMessage: underWay } = socket as HttpSocket
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
  } else if (underWay?.req.complete) {
    // Once: the parser refuses everything that comes after, too.
    if (refused.has(socket)) return
    refused.add(socket)
    underWay.once('finish', () => socket.end())
  } else if (underWay?.headersSent) {
    // Its answer has begun: a second head would be taken for a part of it.
    socket.destroy()
  } else {
    socket.end(refusal(error))
  }
}

/** Sockets that will be closed after the answer that is under way. */
const refused = new WeakSet<Socket>()

function refusal({ code = '' }: { readonly code?: string }): string {
  const { status, error } = failures[code] ?? malformed
  const body = JSON.stringify({ error, code: 'MALFORMED_REQUEST' } satisfies ErrorBody)
  const head = `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-type: application/json\r\n`
  return `${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}
