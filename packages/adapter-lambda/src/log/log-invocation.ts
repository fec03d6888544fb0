import { embedMetrics } from '@inferry/aws'
import type { EventKind } from '../event/event-kind.ts'
import type { Level, Logger } from './logger.ts'
import { invocationMetrics } from './metrics.ts'
import type { Observation } from './observe.ts'

/** What an invocation was and what became of it. Never a header or a body: these may hold secrets. */
export interface Invocation {
  readonly event: EventKind
  readonly requestId: string
  readonly ms: number
  readonly model?: string | undefined
  /** A health check. */
  readonly quiet?: boolean | undefined
  /** Of HTTP events. */
  readonly http?:
    | {
        readonly id: string
        readonly method: string
        readonly path: string
        readonly status: number
        readonly bytesIn: number
        readonly bytesOut: number
      }
    | undefined
  /** Of SQS. */
  readonly batch?: { readonly messages: number; readonly failed: number } | undefined
  readonly error?: Error | undefined
}

/**
 * Writes one line an invocation, which is its metrics too: CloudWatch makes them from it. Faults of ours stand at error
 * with their cause, what tells of load or of a start at warn, health checks at debug.
 */
export function logInvocation(
  logger: Logger,
  { event, requestId, ms, model, quiet, http, batch, error }: Invocation,
  observation: Observation | undefined,
): void {
  const status = http?.status ?? (error === undefined ? 200 : statusOf(error))
  const level = levelOf(status, quiet === true)
  const start = observation?.takeStart()
  const metrics = invocationMetrics(ms, status >= 500, observation?.takeRuns() ?? none, start)
  const { AWS_LAMBDA_FUNCTION_NAME: name, _X_AMZN_TRACE_ID: traceId } = process.env
  const dimensions = { FunctionName: name ?? 'local', ...(model !== undefined && { Model: model }) }
  const line = {
    requestId,
    ...(traceId && { traceId }),
    event,
    ...http,
    ...batch,
    ...(start !== undefined && { start }),
    ...embedMetrics(metrics, dimensions, Date.now()),
    ...(error !== undefined && (level === 'error' ? { err: error } : { reason: error.message })),
  }
  logger[level](line, 'invocation')
}

const none = { rows: 0, runMs: 0, waitMs: 0 }

function statusOf(error: Error): number {
  const { status } = error as { readonly status?: unknown }
  return typeof status === 'number' ? status : 500
}

function levelOf(status: number, quiet: boolean): Level {
  if (quiet) return 'debug'
  if (status < 500) return 'info'
  return status === 503 || status === 504 ? 'warn' : 'error'
}
