import { coldJob } from '../cold/cold-job.ts'
import type { ColdStart } from '../cold/cold-start.ts'
import type { BenchSettings, MeasuredJob } from '../result/bench-result.ts'
import type { BuiltWorker } from '../target/target.ts'
import { jobBytes } from './job-bytes.ts'
import { measureJob } from './measure-job.ts'

/** What is gathered of a worker. */
export interface GatheredJobs {
  readonly cold: ColdStart[]
  readonly jobs: MeasuredJob[]
}

/** A round: a cold start, and a job of about so many seconds. In every round it is as large as in the first. */
export async function measureJobs(
  worker: BuiltWorker,
  { cold, jobs }: GatheredJobs,
  { seconds }: Pick<BenchSettings, 'seconds'>,
  signal: AbortSignal | undefined,
): Promise<void> {
  cold.push(await coldJob(worker, signal))
  const measure = (bytes: number) => measureJob(worker, bytes, signal)
  const bytes = jobs[0]?.bytes ?? (await jobBytes(seconds, measure))
  jobs.push(await measure(bytes))
}
