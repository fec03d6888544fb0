import { InferryError } from '@inferry/core'

/** The error of what an aborted signal kept from being finished. */
export function deadlineFault({ reason }: AbortSignal): InferryError {
  if (reason instanceof InferryError) return reason
  return new InferryError('DEADLINE_EXCEEDED', 'the deadline passed before the answer was written', {
    cause: reason,
  })
}
