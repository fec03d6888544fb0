import type { TransformJob } from '@inferry/transform'

/** Requests under way may hold so much together, and one this much unless told. MB. */
const togetherInMB = 100
const usualInMB = 6

/** The job with as many requests at a time as there are CPUs, unless it says how many, as far as their payloads allow. */
export function withConcurrentTransforms(job: TransformJob, cpus: number): TransformJob {
  if (job.maxConcurrentTransforms !== undefined) return job
  const payload = job.maxPayloadInMB ?? usualInMB
  const most = payload === 0 ? togetherInMB : Math.max(1, Math.floor(togetherInMB / payload))
  return { ...job, maxConcurrentTransforms: Math.min(cpus, most) }
}
