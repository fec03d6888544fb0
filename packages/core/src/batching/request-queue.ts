import { InferryError } from '../errors/inferry-error.ts'
import type { Tensors } from '../tensor/tensor.ts'
import { abortError, fail, listen, type WaitingRequest } from './waiting-request.ts'

export interface RequestQueueOptions {
  readonly maxRows: number
  readonly maxWaitMs: number
  /** Whether two requests fit in one run. */
  fits(a: Tensors, b: Tensors): boolean
}

/** Requests that wait for a run, the oldest first. */
export interface RequestQueue {
  size(): { readonly requests: number; readonly rows: number }
  add(request: WaitingRequest): void
  /**
   * Removes the oldest request and those that fit with it, up to `maxRows` rows or to the first that would exceed
   * them; requests of other shapes keep their places. Requests whose time is over are answered, not taken.
   */
  take(): readonly WaitingRequest[]
  /**
   * Whether requests are answered the moment their deadline passes or their signal aborts. Otherwise that is found
   * out by `take`, which is much cheaper and enough while runs last less than a turn of the event loop.
   */
  watch(on: boolean): void
}

const longestTimer = 2 ** 31 - 1

export function createRequestQueue({ maxRows, maxWaitMs, fits }: RequestQueueOptions): RequestQueue {
  /** Some of them may be settled: they left without being taken. */
  let waiting: WaitingRequest[] = []
  let requests = 0
  let rows = 0
  let watching = false
  let timer: NodeJS.Timeout | undefined

  function leave(request: WaitingRequest): void {
    requests--
    rows -= request.rows
  }

  /** An abort of a request that was already taken is of no concern here. */
  function leaveOnAbort(request: WaitingRequest): void {
    if (!waiting.includes(request)) return
    leave(request)
    if (waiting.length > 2 * requests + 16) waiting = waiting.filter(({ settled }) => !settled)
  }

  /** Answers the request if its time is over. */
  function over(request: WaitingRequest, now: number): boolean {
    if (request.settled) return true
    if (request.signal?.aborted) fail(request, abortError(request.signal))
    else if (now - request.since >= maxWaitMs) fail(request, waitedTooLong(maxWaitMs))
    if (request.settled) leave(request)
    return request.settled
  }

  function watchDeadlines(): void {
    if (timer !== undefined) return
    const oldest = waiting.find(({ settled }) => !settled)
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
    size: () => ({ requests, rows }),
    add(request) {
      waiting.push(request)
      requests++
      rows += request.rows
      if (!watching) return
      listen(request, leaveOnAbort)
      watchDeadlines()
    },
    take() {
      const now = performance.now()
      const taken: WaitingRequest[] = []
      const left: WaitingRequest[] = []
      let takenRows = 0
      let full = false
      for (const request of waiting) {
        if (over(request, now)) continue
        const [first] = taken
        const joins = first === undefined || (!full && fits(first.inputs, request.inputs))
        if (joins && first !== undefined && takenRows + request.rows > maxRows) full = true
        if (!joins || full) {
          left.push(request)
          continue
        }
        taken.push(request)
        takenRows += request.rows
        leave(request)
      }
      waiting = left
      return taken
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
  return new InferryError(
    'DEADLINE_EXCEEDED',
    `waited ${ms} ms for a run, the longest allowed; try again later`,
    {
      retryAfter: 1,
    },
  )
}
