import type { Socket } from 'node:net'
import type { ErrorBody } from '@inferry/doors'

const failures: Readonly<Record<string, { readonly status: string; readonly error: string }>> = {
  HPE_HEADER_OVERFLOW: { status: '431 Request Header Fields Too Large', error: 'the headers are too large' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: '408 Request Timeout', error: 'the request did not arrive in time' },
}

const malformed = { status: '400 Bad Request', error: 'this is not an HTTP/1.1 request' }

/** Answers what Node's parser refused before there was a request, in the form of all other errors, and hangs up. */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const { status, error: message } = failures[error.code ?? ''] ?? malformed
  const body = JSON.stringify({ error: message, code: 'MALFORMED_REQUEST' } satisfies ErrorBody)
  const head = `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-type: application/json\r\n`
  socket.end(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
}
