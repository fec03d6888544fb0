import { toInferryError } from '@inferry/core'
import { withConcurrentTransforms } from '@inferry/transform'
import { exitCodes, signalExitCode } from '../outcome/exit-code.ts'
import type { QueueSettings } from '../settings/worker-settings.ts'
import type { WorkerContext } from '../worker-context.ts'
import { messageAnswerer } from './answer-message.ts'
import { handleMessage } from './handle-message.ts'
import { pollQueue } from './poll-queue.ts'
import { type Queue, sqsQueue } from './queue.ts'

/**
 * Answers messages until it is told to stop or there was nothing to do for long enough; resolves to the exit code. A queue
 * is never known to be done with: one that was told to stop ends with the signal's code. Rejects when it cannot be read.
 */
export async function runQueue(settings: QueueSettings, context: WorkerContext): Promise<number> {
  const { logger, stopping, cpus, output } = context
  const { queueUrl, concurrency = cpus, visibilityTimeoutSeconds, idleExitSeconds } = settings
  const queue = sqsQueue(queueUrl, visibilityTimeoutSeconds)
  const redrives = await sureOfRedrives(queue, context)
  const job = withConcurrentTransforms(settings.transform, cpus)
  const answer = messageAnswerer(settings, job, context)
  logger.info({ queue: queueUrl, output: output.name, concurrency, job }, 'queue started')
  const why = await pollQueue({
    ...{ queue, concurrency, idleExitSeconds, logger, stop: stopping.stop, cut: stopping.cut },
    waitSeconds: settings.waitTimeSeconds,
    handle: (message) =>
      handleMessage(message, {
        ...{ queue, answer, redrives, logger, cut: stopping.cut },
        visibilitySeconds: visibilityTimeoutSeconds,
        retryDelaySeconds: settings.retryDelaySeconds,
      }),
  })
  const signal = stopping.signal()
  const exitCode = why === 'stopped' && signal !== undefined ? signalExitCode(signal) : exitCodes.done
  logger.info({ why, exitCode }, 'queue ended')
  return exitCode
}

/** Whether bad messages are set aside; not if it cannot be known. */
async function sureOfRedrives(queue: Queue, { logger }: WorkerContext): Promise<boolean> {
  try {
    const redrives = await queue.redrives()
    if (!redrives)
      logger.warn({ queue: queue.url }, 'the queue has no redrive policy: bad messages come again and again')
    return redrives
  } catch (error) {
    const { code, message: reason } = toInferryError(error)
    logger.warn({ queue: queue.url, code, reason }, 'whether the queue has a redrive policy is not known')
    return false
  }
}
