import { InferryError } from '../errors/inferry-error.ts'

/** An engine's answer, or `ABORTED` at once when the signal says so, though the run under way is let finish. */
export function untilAborted<T>(result: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return result
  return new Promise((resolve, reject) => {
    const abort = () => reject(runAborted(signal))
    signal.addEventListener('abort', abort, { once: true })
    result.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

/** The error of a run whose signal aborted. */
export function runAborted(signal: AbortSignal): InferryError {
  return new InferryError('ABORTED', 'the run was aborted by its caller', { cause: signal.reason })
}
