import { InferryError } from '../errors/inferry-error.ts'
import type { Tensors } from '../tensor/tensor.ts'
import { abortError, fail, listen, type WaitingRequest } from './waiting-request.ts'

export interface RequestQueueOptions {
  readonly maxRows: number
  readonly maxWaitMs: number
  /** Whether requests may be joined at all now. */
  joins(): boolean
  /** Whether two requests fit in one run. */
  fits(a: Tensors, b: Tensors): boolean
}

/** What waits. */
export interface QueueSize {
  readonly requests: number
  readonly rows: number
  readonly bytes: number
}

/** Requests that wait for a run, the oldest first. */
export interface RequestQueue {
  size(): QueueSize
  add(request: WaitingRequest): void
  /**
   * Removes the oldest request and those that fit with it, up to `maxRows` rows or to the first that would exceed
   * them; requests of other shapes keep their places. Requests whose time is over are answered, not taken.
   */
  take(): readonly WaitingRequest[]
  /** Answers all that wait with an error. */
  failAll(error: unknown): void
  /**
   * Whether requests are answered the moment their deadline passes or their signal aborts. Otherwise that is found
   * out by `take`, which is much cheaper and enough while runs are short.
   */
  watch(on: boolean): void
}

const longestTimer = 2 ** 31 - 1
/** Requests of other shapes that are passed by in search of such that fit: a long queue is not searched to its end. */
const maxPassed = 256

export function createRequestQueue({ maxRows, maxWaitMs, joins, fits }: RequestQueueOptions): RequestQueue {
  /** Some of them may be settled: they left without being taken. */
  let waiting: WaitingRequest[] = []
  const size = { requests: 0, rows: 0, bytes: 0 }
  let watching = false
  let timer: NodeJS.Timeout | undefined

  function count(request: WaitingRequest, sign: 1 | -1): void {
    request.queued = sign === 1
    size.requests += sign
    size.rows += sign * request.rows
    size.bytes += sign * request.bytes
  }

  /** An abort of a request that was already taken is of no concern here. */
  function leaveOnAbort(request: WaitingRequest): void {
    if (!request.queued) return
    count(request, -1)
    if (waiting.length > 2 * size.requests + 16) waiting = waiting.filter(({ queued }) => queued)
  }

  /** Answers the request if its time is over. */
  function over(request: WaitingRequest, now: number): boolean {
    if (!request.queued) return true
    if (request.signal?.aborted) fail(request, abortError(request.signal))
    else if (now - request.since >= maxWaitMs) fail(request, waitedTooLong(maxWaitMs))
    if (request.settled) count(request, -1)
    return request.settled
  }

  function watchDeadlines(): void {
    if (timer !== undefined) return
    const oldest = waiting.find(({ queued }) => queued)
    if (oldest === undefined) return
    const left = oldest.since + maxWaitMs - performance.now()
    timer = setTimeout(expire, Math.min(Math.max(left, 1), longestTimer)).unref()
  }

  function expire(): void {
    timer = undefined
    const now = performance.now()
    for (const request of waiting) if (!over(request, now)) break
    watchDeadlines()
  }

  return {
    size: () => size,
    add(request) {
      waiting.push(request)
      count(request, 1)
      if (!watching) return
      listen(request, leaveOnAbort)
      watchDeadlines()
    },
    take() {
      const now = performance.now()
      const taken: WaitingRequest[] = []
      const passed: WaitingRequest[] = []
      let rows = 0
      let at = 0
      for (; at < waiting.length && passed.length <= maxPassed && rows < maxRows; at++) {
        const request = waiting[at] as WaitingRequest
        if (over(request, now)) continue
        const [first] = taken
        if (first !== undefined && !joins()) break
        if (first !== undefined && !fits(first.inputs, request.inputs)) {
          passed.push(request)
          continue
        }
        if (first !== undefined && rows + request.rows > maxRows) break
        taken.push(request)
        rows += request.rows
        count(request, -1)
      }
      waiting = at === waiting.length ? passed : passed.concat(waiting.slice(at))
      return taken
    },
    failAll(error) {
      for (const request of waiting) {
        if (!request.queued) continue
        count(request, -1)
        fail(request, error)
      }
      waiting = []
    },
    watch(on) {
      watching = on
      if (!on) return
      for (const request of [...waiting]) listen(request, leaveOnAbort)
      watchDeadlines()
    },
  }
}

function waitedTooLong(ms: number): InferryError {
  const message = `waited ${ms} ms for a run, the longest allowed; try again later`
  return new InferryError('DEADLINE_EXCEEDED', message, { retryAfter: 1 })
}
