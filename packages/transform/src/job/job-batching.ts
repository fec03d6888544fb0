import type { BatchingLimits } from '@inferry/core'
import type { TransformJob } from './definition.ts'

/**
 * How a predictor of this process is to join and queue a job's requests: long runs, as all answers are wanted soon rather
 * than the first; and no bound of its own, as the job bounds what is under way.
 */
export function jobBatching({
  invocationsTimeoutInSeconds,
}: Pick<TransformJob, 'invocationsTimeoutInSeconds'>): BatchingLimits {
  return {
    maxRows: 4096,
    maxQueuedRows: 2 ** 40,
    maxQueuedBytes: 2 ** 40,
    maxWaitMs: invocationsTimeoutInSeconds * 1000,
  }
}
