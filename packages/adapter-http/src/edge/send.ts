import { isAscii, isUtf8 } from 'node:buffer'
import type { Answer } from '@inferry/doors'
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify'
import type { Metrics } from '../metrics/create-metrics.ts'
import { logRequest } from './log-request.ts'

/** What an answer is counted and logged under. */
export interface Origin {
  /** The route's pattern, never the path asked for: it becomes a metric's label. */
  readonly route: string
  /** Logged at debug: health checks and scrapes. */
  readonly quiet?: boolean
}

/** Sends an answer, counts it and logs it: the one place where a request ends. */
export type Send = (request: FastifyRequest, reply: FastifyReply, answer: Answer, origin: Origin) => void

export function createSend(
  metrics: Metrics,
  logger: FastifyBaseLogger,
  closing: AbortSignal | undefined,
): Send {
  return (request, reply, answer, origin) => {
    reply.code(answer.status)
    reply.header('x-request-id', request.id)
    if (answer.contentType !== undefined) reply.header('content-type', answer.contentType)
    if (answer.headers !== undefined) reply.headers(answer.headers)
    if (closing?.aborted) reply.header('connection', 'close')
    reply.serializer(asIs).send(onWire(answer))
    const ms = performance.now() - request.receivedAt
    metrics.request(origin.route, request.method, answer.status, answer.model ?? '', ms / 1000)
    logRequest(logger, request, answer, origin, ms)
  }
}

/** Keeps Fastify from adding a charset to JSON, which has none (RFC 8259 §11). */
const asIs = (body: string): string => body

/** Up to here a copy is cheaper than a second buffer for the kernel to gather. Bytes. */
const small = 16 * 1024

/**
 * Short texts go as strings: Node joins such a body with the head to one write, which halves the cost of a small
 * answer. Everything else goes as the bytes that it is.
 */
function onWire({ contentType, body }: Answer): string | Uint8Array | undefined {
  if (body === undefined || body.length > small || contentType === undefined) return body
  if (!contentType.startsWith('application/json') && !contentType.startsWith('text/')) return body
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  if (isAscii(bytes)) return bytes.toString('latin1')
  return isUtf8(bytes) ? bytes.toString('utf8') : bytes
}
