import type { Term, Violation } from '../bill/bill.ts'
import { charge } from '../bill/charge.ts'
import { formatCount } from '../bill/format-count.ts'
import type { Prices } from '../prices/price.ts'
import { loadOf } from '../workload/load-of.ts'
import type { Deployment, Workload } from '../workload/workload.ts'

/** The jobs into which a workload is gathered. */
export interface Job {
  /** Workers that were started, over all jobs. */
  readonly workers: number
  /** What a worker is billed for, from its start to its end. */
  readonly secondsEach: number
}

/**
 * How the jobs of a workload run: on as many workers as it takes to end before the next job, unless their number is given.
 * A worker is billed whole seconds, at least `least`.
 */
export function jobOf(workload: Workload, deployment: Deployment, least: number): Job {
  const { jobsPerDay, startSeconds, jobConcurrency } = deployment
  const jobs = jobsPerDay * workload.days
  const perJob = jobs === 0 ? 0 : loadOf(workload).seconds / (jobs * jobConcurrency)
  const left = 86_400 / jobsPerDay - startSeconds
  const instances = deployment.instances ?? (left <= 0 ? 1 : Math.max(1, Math.ceil(perJob / left)))
  const seconds = startSeconds + perJob / instances
  // Sums of binary fractions must not add a second.
  const whole = Math.ceil(Number(seconds.toPrecision(12)))
  return { workers: jobs * instances, secondsEach: Math.max(least, whole) }
}

/** Each worker reads an object and writes one. */
export function objectTerms({ workers }: Job, prices: Prices): readonly Term[] {
  return [
    ...charge(prices, 's3.gets', 'S3, read', workers / 1000),
    ...charge(prices, 's3.puts', 'S3, written', workers / 1000),
  ]
}

/** A violation if a job is still running when the next one starts. */
export function jobViolations({ secondsEach }: Job, { jobsPerDay }: Deployment): readonly Violation[] {
  const between = 86_400 / jobsPerDay
  if (secondsEach <= between) return []
  const message = `a job takes ${formatCount(secondsEach)} s, and the next one comes after ${formatCount(between)} s; give it more workers, or more requests at a time`
  return [{ kind: 'limit', message }]
}
