import { InferryError } from '../errors/inferry-error.ts'
import type { Tensors } from '../tensor/tensor.ts'
import { onAbort } from './on-abort.ts'

/** A request between its arrival and its answer. */
export interface WaitingRequest {
  readonly inputs: Tensors
  readonly rows: number
  /** Memory of the inputs. */
  readonly bytes: number
  /** `performance.now()` of its arrival. */
  readonly since: number
  readonly signal: AbortSignal | undefined
  resolve(outputs: Tensors): void
  reject(error: unknown): void
  /** It has its answer. */
  settled: boolean
  /** It waits in the queue. */
  queued: boolean
  /** Stops listening to its signal; set while it does. */
  unlisten: (() => void) | undefined
}

/** Answers the request, unless it has its answer. */
export function settle(request: WaitingRequest, outputs: Tensors): void {
  if (request.settled) return
  request.settled = true
  request.unlisten?.()
  request.resolve(outputs)
}

/** Answers the request with an error, unless it has its answer. */
export function fail(request: WaitingRequest, error: unknown): void {
  if (request.settled) return
  request.settled = true
  request.unlisten?.()
  request.reject(error)
}

/** From now on the request is answered as soon as its signal aborts; `onGone` is told then. */
export function listen(request: WaitingRequest, onGone: (request: WaitingRequest) => void): void {
  const { signal } = request
  if (signal === undefined || request.unlisten !== undefined || request.settled) return
  const abort = () => {
    fail(request, abortError(signal))
    onGone(request)
  }
  if (signal.aborted) abort()
  else request.unlisten = onAbort(signal, abort)
}

/** `DEADLINE_EXCEEDED` for a signal of `AbortSignal.timeout`, else `ABORTED`. */
export function abortError(signal: AbortSignal): InferryError {
  const cause: unknown = signal.reason
  if (cause instanceof InferryError) return cause
  if (cause instanceof Error && cause.name === 'TimeoutError') {
    return new InferryError('DEADLINE_EXCEEDED', "the caller's deadline passed before the answer was there", {
      cause,
    })
  }
  return new InferryError('ABORTED', 'the caller gave the request up before the answer was there', { cause })
}
