import { InferryError, runAborted, type Session, untilAborted } from '@inferry/core'
import type { Model } from './model.ts'

/**
 * A session that runs its model one call after the other: runs that pile up would all be executed in one phase of the
 * event loop, and a release would overtake them. An aborted call rejects at once; a run that has begun is let finish.
 */
export function createSession(name: string, model: Model): Session {
  let last: Promise<unknown> = Promise.resolve()
  let closed: Promise<void> | undefined

  return {
    run(inputs, signal) {
      if (signal?.aborted) return Promise.reject(runAborted(signal))
      if (closed !== undefined)
        return Promise.reject(new InferryError('NOT_READY', `the session of ${name} is closed`))
      const result = last.then(() => {
        if (signal?.aborted) throw runAborted(signal)
        return model.run(inputs)
      })
      last = result.catch(() => {})
      return untilAborted(result, signal)
    },
    get lost() {
      return model.lost
    },
    close() {
      closed ??= last.then(() => model.release())
      return closed
    },
  }
}
