import { InferryError } from '../errors/inferry-error.ts'
import type { RunEvent } from '../predictor/seams.ts'
import { tensorsSize } from '../tensor/bytes.ts'
import type { Tensors } from '../tensor/tensor.ts'
import { type BatchingLimits, defaultBatchingLimits } from './batching-limits.ts'
import type { MergeRule } from './merge-rule.ts'
import { createRequestQueue, type QueueSize } from './request-queue.ts'
import { type Run, runBatch } from './run-batch.ts'
import { listen, type WaitingRequest } from './waiting-request.ts'

export interface BatcherOptions {
  readonly limits?: Partial<BatchingLimits> | undefined
  /** How requests are joined; without it each runs alone and counts as one row. */
  readonly merge?: MergeRule | undefined
  /**
   * Called before each run: undefined when it can begin, else a promise that is waited for while requests queue. Its
   * error answers all that wait then.
   */
  readonly prepare?: () => Promise<void> | undefined
  /** Told of each run that ended. Must not throw. */
  readonly onRun?: ((event: RunEvent) => void) | undefined
  /** Told once, when requests run alone from then on: a joined run did not answer row for row, or `stopJoining`. */
  readonly onJoiningOff?: ((reason: string) => void) | undefined
}

export interface Batcher {
  /** Rejects with `OVERLOADED`, `DEADLINE_EXCEEDED` or `ABORTED`, else with the error of the request's own run. */
  run(inputs: Tensors, signal?: AbortSignal): Promise<Tensors>
  /** What waits now, without the run under way. */
  queue(): { readonly requests: number; readonly rows: number }
  /** From now on each request runs alone, and whole. */
  stopJoining(reason: string): void
  /** Resolves once everything that was accepted is answered. */
  drain(): Promise<void>
}

/** Runs in a row of one request each, after which the next request is not expected to have company. */
const lonelyRuns = 8
/** How often it is looked whether a run lasts, in milliseconds. */
const lookEvery = 10

/**
 * Joins requests that wait into one run: first come, first served, one run at a time. A run starts with what the
 * events at hand brought, as soon as they are handled (`setImmediate`); at once where requests have come one by one for a
 * while. A lone request does not wait for others, and the event loop turns between runs, so that other work is not
 * starved by a model that runs inline. A request of more rows than a run may have is run in parts for the same reason,
 * where rows can be joined and so be parted.
 */
export function createBatcher(run: Run, options: BatcherOptions = {}): Batcher {
  const limits = { ...defaultBatchingLimits, ...options.limits }
  const { merge, prepare = () => undefined, onRun = () => {}, onJoiningOff } = options
  let joining = merge !== undefined && limits.maxRows > 1
  const queue = createRequestQueue({
    ...limits,
    joins: () => joining,
    fits: (a, b) => merge?.fits(a, b) === true,
  })
  const runner = {
    run,
    prepare,
    onRun,
    onRowsMixed: stopJoining,
    maxRows: () => (joining ? limits.maxRows : Number.POSITIVE_INFINITY),
  }
  /** A run is under way, or about to begin. */
  let busy = false
  /** The requests of the run under way. */
  let batch: readonly WaitingRequest[] = []
  let seen: readonly WaitingRequest[] = []
  let looking: NodeJS.Timeout | undefined
  /** How many runs in a row had one request each. */
  let lonely = 0
  /** The turn of the event loop in which a run began at once. */
  let turn = -1
  const drained: (() => void)[] = []

  function stopJoining(reason: string): void {
    if (!joining) return
    joining = false
    onJoiningOff?.(reason)
  }

  function schedule(): void {
    if (busy) return
    busy = true
    if (lonely >= lonelyRuns && isNewTurn()) prepareRun()
    else setImmediate(prepareRun)
  }

  /** A second run within a turn of the event loop means that requests come in company again. */
  function isNewTurn(): boolean {
    const now = eventLoopTurn()
    if (now === turn) lonely = 0
    const isNew = now !== turn
    turn = now
    return isNew
  }

  function prepareRun(): void {
    const preparing = prepare()
    if (preparing === undefined) startRun()
    else {
      queue.watch(true)
      void preparing.catch(queue.failAll).then(startRun)
    }
  }

  function startRun(): void {
    queue.watch(false)
    looking ??= setInterval(look, lookEvery).unref()
    batch = queue.take()
    lonely = batch.length > 1 ? 0 : lonely + 1
    void runBatch(batch, runner).then(finish)
  }

  function finish(): void {
    batch = []
    busy = false
    if (queue.size().requests > 0) schedule()
    else if (drained.length > 0) for (const resolve of drained.splice(0)) resolve()
  }

  /** Most runs are over before they are seen twice, and no signal had to be listened to. */
  function look(): void {
    if (busy && batch.length > 0 && batch === seen) {
      for (const request of batch) listen(request, () => {})
      queue.watch(true)
    } else if (!busy) {
      clearInterval(looking)
      looking = undefined
    }
    seen = batch
  }

  return {
    run(inputs, signal) {
      const rows = merge?.rows(inputs) ?? 1
      const bytes = tensorsSize(inputs)
      const refusal = overloaded(queue.size(), rows, bytes, limits)
      if (refusal !== undefined) return Promise.reject(refusal)
      return new Promise((resolve, reject) => {
        const since = performance.now()
        queue.add({
          inputs,
          rows,
          bytes,
          since,
          signal,
          resolve,
          reject,
          settled: false,
          queued: false,
          unlisten: undefined,
        })
        schedule()
      })
    },
    queue() {
      const { requests, rows } = queue.size()
      return { requests, rows }
    },
    stopJoining,
    drain() {
      return busy ? new Promise((resolve) => drained.push(resolve)) : Promise.resolve()
    },
  }
}

/** A number that is another one in each turn of the event loop. */
function eventLoopTurn(): number {
  return performance.nodeTiming.uvMetricsInfo.loopCount
}

function overloaded(
  waiting: QueueSize,
  rows: number,
  bytes: number,
  { maxQueuedRows, maxQueuedBytes }: BatchingLimits,
): InferryError | undefined {
  if (waiting.requests === 0) return undefined
  const tooMany = waiting.rows + rows > maxQueuedRows
  if (!tooMany && waiting.bytes + bytes <= maxQueuedBytes) return undefined
  const message = tooMany
    ? `${waiting.rows} rows wait already and at most ${maxQueuedRows} may; try again later`
    : `${waiting.bytes} bytes wait already and at most ${maxQueuedBytes} may; try again later`
  return new InferryError('OVERLOADED', message, { retryAfter: 1 })
}
