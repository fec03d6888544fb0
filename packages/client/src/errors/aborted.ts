import { InferryError } from '@inferry/core'

/** The error of a call whose signal aborted. `to`: who was called. */
export function aborted(signal: AbortSignal, to: string): InferryError {
  const cause: unknown = signal.reason
  if ((cause as Error | undefined)?.name === 'TimeoutError') {
    return new InferryError('DEADLINE_EXCEEDED', `${to} did not answer in the time that the caller gave`, {
      cause,
    })
  }
  return new InferryError('ABORTED', `the call to ${to} was aborted by its caller`, { cause })
}
