import { InferryError, toInferryError } from '@inferry/core'
import { mayPass } from '@inferry/transform'
import type { Logger } from '../log/logger.ts'
import type { Queue, ReceivedMessage } from './queue.ts'

/** A message that is hidden from others for as long as it is worked on. */
export interface Hidden {
  /** Aborts when others may have received it, or when the given signal does. */
  readonly signal: AbortSignal
  /** Whether others may have received it. */
  lost(): boolean
  /** Hides it no longer; resolves once nothing is on its way to the queue. */
  end(): Promise<void>
}

/**
 * Renews a message's visibility time-out at half of it. When that fails for good, or for so long that the time-out has
 * passed, the work must end: another worker may have begun it.
 */
export function keepHidden(
  queue: Queue,
  message: ReceivedMessage,
  visibilitySeconds: number,
  logger: Logger,
  cut: AbortSignal,
): Hidden {
  const own = new AbortController()
  const end = () => own.abort(cut.reason)
  if (cut.aborted) end()
  // By hand: `AbortSignal.any` would keep what it made as long as the worker runs.
  cut.addEventListener('abort', end, { once: true })
  let renewing: Promise<void> = Promise.resolve()
  let lost = false
  let next: NodeJS.Timeout
  let deadline: NodeJS.Timeout

  function lose(error: InferryError): void {
    lost = true
    clearTimeout(next)
    clearTimeout(deadline)
    own.abort(error)
  }

  async function renew(): Promise<void> {
    const began = performance.now()
    try {
      await queue.hide(message, visibilitySeconds)
      if (!lost) hiddenFrom(began)
    } catch (thrown) {
      const error = toInferryError(thrown)
      const again = !lost && mayPass(error)
      const { id: messageId } = message
      logger.warn({ messageId, code: error.code, reason: error.message, again }, 'message not kept hidden')
      if (again) renewIn(visibilitySeconds / 10)
      else if (!lost) lose(error)
    }
  }

  function renewIn(seconds: number): void {
    next = setTimeout(() => {
      renewing = renew()
    }, seconds * 1000)
  }

  function hiddenFrom(began: number): void {
    clearTimeout(deadline)
    const left = visibilitySeconds * 1000 - (performance.now() - began)
    deadline = setTimeout(() => lose(shown(visibilitySeconds)), left * 0.95)
    renewIn(visibilitySeconds / 2)
  }

  hiddenFrom(performance.now())
  return {
    signal: own.signal,
    lost: () => lost,
    async end() {
      clearTimeout(next)
      await renewing
      // It may have set them anew meanwhile.
      clearTimeout(next)
      clearTimeout(deadline)
      cut.removeEventListener('abort', end)
    },
  }
}

function shown(seconds: number): InferryError {
  return new InferryError(
    'ABORTED',
    `the message's visibility time-out of ${seconds} s passed without renewal`,
  )
}
