import { type InferryError, toInferryError } from '@inferry/core'
import { mayPass } from '@inferry/transform'
import type { Logger } from '../log/logger.ts'
import { keepHidden } from './keep-hidden.ts'
import type { Queue, ReceivedMessage } from './queue.ts'

export interface HandleOptions {
  readonly queue: Queue
  /** Resolves when the answer is durable, with what the log shall tell. */
  readonly answer: (message: ReceivedMessage, signal: AbortSignal) => Promise<object>
  readonly visibilitySeconds: number
  readonly retryDelaySeconds: number
  /** Whether the queue sets bad messages aside. */
  readonly redrives: boolean
  readonly logger: Logger
  readonly cut: AbortSignal
}

/** However often it has failed. Seconds. */
const longestDelay = 900

/**
 * Answers a message and deletes it; never rejects. One whose work was cut is given back at once. One that failed stays in
 * the queue, for its redrive policy to set aside in time: a bad one is seen again at once, if there is such a policy, as
 * every try ends the same; others after a delay that doubles.
 */
export async function handleMessage(message: ReceivedMessage, options: HandleOptions): Promise<void> {
  const { queue, answer, visibilitySeconds, redrives, logger, cut } = options
  const { id: messageId, receives } = message
  const began = performance.now()
  const hidden = keepHidden(queue, message, visibilitySeconds, logger, cut)
  let fault: InferryError | undefined
  let told: object = {}
  try {
    hidden.signal.throwIfAborted()
    told = await answer(message, hidden.signal)
  } catch (thrown) {
    fault = toInferryError(thrown)
  }
  await hidden.end()
  if (fault === undefined) {
    const removed = await attempt(() => queue.remove(message), 'message not deleted: it will come again')
    if (removed)
      logger.info({ messageId, receives, ms: Math.round(performance.now() - began), ...told }, 'message done')
    return
  }
  if (hidden.lost()) return logger.warn({ messageId, receives }, 'message lost: others may have received it')
  if (hidden.signal.aborted) {
    if (await attempt(() => queue.hide(message, 0), 'message not given back'))
      logger.info({ messageId, receives }, 'message given back')
    return
  }
  const permanent = !mayPass(fault) && fault.code !== 'STORAGE_DENIED'
  const retryInSeconds = permanent && redrives ? 0 : delayAfter(receives, options.retryDelaySeconds)
  const { code, message: reason } = fault
  logger[permanent ? 'error' : 'warn'](
    { messageId, receives, code, reason, permanent, retryInSeconds },
    'message failed',
  )
  await attempt(() => queue.hide(message, retryInSeconds), 'message not hidden')

  async function attempt(call: () => Promise<void>, what: string): Promise<boolean> {
    try {
      await call()
      return true
    } catch (error) {
      logger.warn({ messageId, reason: (error as Error).message }, what)
      return false
    }
  }
}

function delayAfter(receives: number, firstSeconds: number): number {
  return Math.min(Math.max(longestDelay, firstSeconds), firstSeconds * 2 ** Math.min(receives - 1, 16))
}
