import { setTimeout as sleep } from 'node:timers/promises'
import { toInferryError } from '@inferry/core'
import { mayPass } from '@inferry/transform'
import type { Logger } from '../log/logger.ts'
import type { Queue, ReceivedMessage } from './queue.ts'

export interface PollOptions {
  readonly queue: Queue
  /** Messages at a time. */
  readonly concurrency: number
  /** Never rejects. */
  readonly handle: (message: ReceivedMessage) => Promise<void>
  readonly waitSeconds: number
  readonly idleExitSeconds?: number | undefined
  readonly logger: Logger
  /** Nothing is begun any more. */
  readonly stop: AbortSignal
  /** A poll under way is not waited for any more. */
  readonly cut: AbortSignal
}

/** SQS gives no more at once. */
const mostAtOnce = 10
/** Polls in a row that may fail before the worker gives up; the SDK has tried each several times. */
const mostFailures = 8
const longestPauseMs = 30_000

/**
 * Receives messages and has them handled, no more at a time than can be worked on, until it is told to stop or there was
 * nothing to do for long enough; resolves to which of these when all that was received is handled. A FIFO queue's come one
 * by one: SQS gives none of a group of which one is hidden, so each group's order is kept, and a bad message does not
 * count against those behind it. Rejects when the queue cannot be read.
 *
 * A poll is let come to its end: what SQS gives to one that was broken off stays hidden from all for a while.
 */
export async function pollQueue(options: PollOptions): Promise<'stopped' | 'idle'> {
  const {
    queue,
    concurrency,
    handle,
    waitSeconds,
    idleExitSeconds = Number.POSITIVE_INFINITY,
    logger,
    stop,
    cut,
  } = options
  const running = new Set<Promise<void>>()
  let idleSince = performance.now()
  let failures = 0
  let wake = () => {}
  const stopped = () => wake()
  stop.addEventListener('abort', stopped)

  const idleSeconds = () => (running.size > 0 ? 0 : (performance.now() - idleSince) / 1000)

  async function receive(): Promise<readonly ReceivedMessage[]> {
    const free = concurrency - running.size
    const most = queue.ordered ? 1 : Math.min(mostAtOnce, free)
    const left = Math.max(0, Math.ceil(idleExitSeconds - idleSeconds()))
    try {
      const messages = await queue.receive(most, Math.min(waitSeconds, left), cut)
      failures = 0
      return messages
    } catch (thrown) {
      if (cut.aborted) return []
      const error = toInferryError(thrown)
      failures += 1
      if (!mayPass(error) || failures >= mostFailures) throw error
      logger.warn({ code: error.code, reason: error.message, failures }, 'the queue cannot be read')
      const pause = Math.min(longestPauseMs, 1000 * 2 ** (failures - 1)) * (0.5 + Math.random() / 2)
      await sleep(pause, undefined, { signal: stop }).catch(() => {})
      return []
    }
  }

  /** Of those that came while it was told to stop. */
  async function giveBack(message: ReceivedMessage): Promise<void> {
    const { id: messageId } = message
    await queue.hide(message, 0).catch((error: Error) => {
      logger.warn({ messageId, reason: error.message }, 'message not given back')
    })
  }

  try {
    while (!stop.aborted) {
      if (running.size >= concurrency) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
        continue
      }
      if (idleSeconds() >= idleExitSeconds) return 'idle'
      for (const message of await receive()) {
        const one = (stop.aborted ? giveBack(message) : handle(message)).finally(() => {
          running.delete(one)
          idleSince = performance.now()
          wake()
        })
        running.add(one)
      }
    }
    return 'stopped'
  } finally {
    stop.removeEventListener('abort', stopped)
    await Promise.all(running)
  }
}
