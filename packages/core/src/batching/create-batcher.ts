import { InferryError } from '../errors/inferry-error.ts'
import type { RunEvent } from '../predictor/seams.ts'
import type { Tensors } from '../tensor/tensor.ts'
import { type BatchingLimits, defaultBatchingLimits } from './batching-limits.ts'
import type { MergeRule } from './merge-rule.ts'
import { createRequestQueue } from './request-queue.ts'
import { type Run, runBatch } from './run-batch.ts'
import { abortError, listen, type WaitingRequest } from './waiting-request.ts'

export interface BatcherOptions {
  readonly limits?: Partial<BatchingLimits> | undefined
  /** How requests are joined; without it each runs alone and counts as one row. */
  readonly merge?: MergeRule | undefined
  /** Whether a joined run's error may be the fault of one of its requests, so that each is run alone. Yes if left out. */
  readonly retryAlone?: ((error: unknown) => boolean) | undefined
  /** Told of each run that ended. */
  readonly onRun?: ((event: RunEvent) => void) | undefined
  /** Told once, when requests run alone from then on: a joined run did not answer row for row, or `stopJoining`. */
  readonly onJoiningOff?: ((reason: string) => void) | undefined
}

export interface Batcher {
  /** Rejects with `OVERLOADED`, `DEADLINE_EXCEEDED` or `ABORTED`, else with the error of the request's own run. */
  run(inputs: Tensors, signal?: AbortSignal): Promise<Tensors>
  /** What waits now, without the run under way. */
  queue(): { readonly requests: number; readonly rows: number }
  /** From now on each request runs alone. */
  stopJoining(reason: string): void
  /** Resolves once everything that was accepted is answered. */
  drain(): Promise<void>
}

/**
 * Joins requests that wait into one run: first come, first served, one run at a time. A run starts with what the
 * events at hand brought, as soon as they are handled (`setImmediate`): a lone request does not wait for others, and
 * the event loop turns between runs, so that other work is not starved by a model that runs inline.
 */
export function createBatcher(run: Run, options: BatcherOptions = {}): Batcher {
  const { maxRows, maxQueuedRows, maxWaitMs } = { ...defaultBatchingLimits, ...options.limits }
  const { retryAlone = () => true, onRun = () => {}, onJoiningOff } = options
  const { merge } = options
  let joining = merge !== undefined && maxRows > 1
  const queue = createRequestQueue({
    maxRows,
    maxWaitMs,
    fits: (a, b) => joining && merge?.fits(a, b) === true,
  })
  const runner = {
    run,
    retryAlone,
    onRun,
    onRowsMixed: stopJoining,
  }
  /** The requests of the run under way. */
  let batch: readonly WaitingRequest[] = []
  let scheduled = false
  const drained: (() => void)[] = []

  function stopJoining(reason: string): void {
    if (!joining) return
    joining = false
    onJoiningOff?.(reason)
  }

  function schedule(): void {
    if (scheduled || batch.length > 0) return
    scheduled = true
    setImmediate(start)
  }

  function start(): void {
    scheduled = false
    const started = queue.take()
    batch = started
    if (started.length > 0) {
      queue.watch(queue.size().requests > 0)
      setImmediate(() => setImmediate(watchIfSlow, started))
    }
    void runBatch(started, runner).then(finish)
  }

  /** Called two turns of the event loop later. Most runs are over by then, and no signal had to be listened to. */
  function watchIfSlow(started: readonly WaitingRequest[]): void {
    if (batch !== started) return
    for (const request of batch) listen(request, () => {})
    queue.watch(true)
  }

  function finish(): void {
    batch = []
    if (queue.size().requests > 0) schedule()
    else for (const resolve of drained.splice(0)) resolve()
  }

  return {
    run(inputs, signal) {
      if (signal?.aborted) return Promise.reject(abortError(signal))
      const rows = merge?.rows(inputs) ?? 1
      const waiting = queue.size().rows
      if (waiting > 0 && waiting + rows > maxQueuedRows)
        return Promise.reject(overloaded(waiting, maxQueuedRows))
      return new Promise((resolve, reject) => {
        const since = performance.now()
        queue.add({ inputs, rows, since, signal, resolve, reject, settled: false, unlisten: undefined })
        schedule()
      })
    },
    queue: queue.size,
    stopJoining,
    drain() {
      if (!scheduled && batch.length === 0) return Promise.resolve()
      return new Promise((resolve) => drained.push(resolve))
    },
  }
}

function overloaded(waiting: number, most: number): InferryError {
  const message = `${waiting} rows wait already and at most ${most} may; try again later`
  return new InferryError('OVERLOADED', message, { retryAfter: 1 })
}
