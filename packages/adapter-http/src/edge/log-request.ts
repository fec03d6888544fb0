import type { Answer } from '@inferry/doors'
import type { FastifyBaseLogger, FastifyRequest } from 'fastify'
import type { Origin } from './send.ts'

/**
 * One structured line a request: never a header or a body, and no query string, as these may hold secrets.
 * Health checks and scrapes are logged at debug, failures of ours at error with their cause.
 */
export function logRequest(
  logger: FastifyBaseLogger,
  request: FastifyRequest,
  answer: Answer,
  origin: Origin,
  ms: number,
): void {
  const level = answer.status >= 500 && !origin.quiet ? levelOf(answer) : origin.quiet ? 'debug' : 'info'
  if (!enabled(logger, level)) return
  const { raw } = request
  const line = {
    reqId: request.id,
    method: raw.method,
    url: pathOf(raw.url ?? ''),
    status: answer.status,
    ms: Math.round(ms * 1000) / 1000,
    ...(answer.model && { model: answer.model }),
    ...answer.log,
    bytesIn: request.body === undefined || request.body === null ? 0 : (request.body as Uint8Array).length,
    bytesOut: answer.body?.length ?? 0,
    ...(answer.error && (level === 'error' ? { err: answer.error } : { reason: answer.error.message })),
  }
  logger[level](line, 'request')
}

/** 503 and 504 tell of load or of a start; other 5xx of a fault. */
function levelOf({ status }: Answer): 'warn' | 'error' {
  return status === 503 || status === 504 ? 'warn' : 'error'
}

/** False when the line would be dropped, so that it need not be made. */
function enabled(logger: FastifyBaseLogger, level: 'debug' | 'info' | 'warn' | 'error'): boolean {
  const { isLevelEnabled } = logger as { isLevelEnabled?: (level: string) => boolean }
  return isLevelEnabled?.call(logger, level) ?? true
}

function pathOf(url: string): string {
  const query = url.indexOf('?')
  return query === -1 ? url : url.slice(0, query)
}
