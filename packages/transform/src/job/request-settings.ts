import { InferryError } from '@inferry/core'
import type { ExecutionParameters } from '../invokers/invoker.ts'
import { checkDataProcessing } from '../processing/check-data-processing.ts'
import type { BatchStrategy, TransformJob } from './definition.ts'
import { maxPayloadsInMB } from './make-job.ts'

/** How mini-batches are made and sent. */
export interface RequestSettings {
  readonly batchStrategy: BatchStrategy
  /** 0: each object is one request of any size. */
  readonly maxPayloadInMB: number
  readonly maxConcurrentTransforms: number
}

/** Of an MB, as the service counts payloads. */
export const bytesPerMB = 1024 * 1024

/** Of a request, unless anyone says. MB. */
export const usualPayloadInMB = 6

/** The job's wish comes before the container's, and that before the defaults. */
export function requestSettings(job: TransformJob, container: ExecutionParameters): RequestSettings {
  const settings: RequestSettings = {
    batchStrategy: job.batchStrategy ?? container.batchStrategy ?? 'MultiRecord',
    maxPayloadInMB: job.maxPayloadInMB ?? ownPayload(job, container) ?? usualPayloadInMB,
    maxConcurrentTransforms: job.maxConcurrentTransforms ?? container.maxConcurrentTransforms ?? 1,
  }
  const { maxPayloadInMB, maxConcurrentTransforms } = settings
  const together = maxPayloadInMB * maxConcurrentTransforms
  if (together > maxPayloadsInMB)
    throw new InferryError(
      'INVALID_CONFIGURATION',
      `${maxConcurrentTransforms} requests of ${maxPayloadInMB} MB are ${together} MB at once, more than ${maxPayloadsInMB}; lower maxConcurrentTransforms or maxPayloadInMB`,
      { location: { field: 'maxConcurrentTransforms' } },
    )
  return settings
}

/** A container's 0 is for objects that are sent and answered whole, which nobody looks into. */
function ownPayload(job: TransformJob, { maxPayloadInMB }: ExecutionParameters): number | undefined {
  if (maxPayloadInMB !== 0) return maxPayloadInMB
  const looksInto =
    job.splitType !== 'None' || job.assembleWith === 'Parquet' || checkDataProcessing(job).used
  return looksInto ? undefined : 0
}
