import type { TransformJob } from './definition.ts'
import { maxPayloadsInMB } from './make-job.ts'
import { usualPayloadInMB } from './request-settings.ts'

/** The job with as many requests at a time as there are CPUs, unless it says how many, as far as their payloads allow. */
export function withConcurrentTransforms(job: TransformJob, cpus: number): TransformJob {
  if (job.maxConcurrentTransforms !== undefined) return job
  const payload = job.maxPayloadInMB ?? usualPayloadInMB
  const most = payload === 0 ? maxPayloadsInMB : Math.max(1, Math.floor(maxPayloadsInMB / payload))
  return { ...job, maxConcurrentTransforms: Math.min(cpus, most) }
}
