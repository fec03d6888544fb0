import { setTimeout as sleep } from 'node:timers/promises'
import { notReady } from '../cold/cold-start.ts'
import { finishJob } from '../cold/finish-job.ts'
import type { MeasuredJob } from '../result/bench-result.ts'
import type { BuiltWorker, RunningJob, Usage } from '../target/target.ts'
import { readSummary } from './read-summary.ts'

/** Milliseconds between two looks at what a job uses. */
const sampleMs = 20

/** Runs a job of at least so many bytes in a fresh process; what it took counts from when the model was ready. */
export async function measureJob(
  worker: BuiltWorker,
  bytes: number,
  signal: AbortSignal | undefined,
): Promise<MeasuredJob> {
  const object = await worker.writeObject(bytes)
  try {
    const job = await worker.startJob(object)
    const [used] = await Promise.all([watchUsage(job), finishJob(worker, job, signal)])
    const summary = readSummary(job.log())
    if (summary === undefined) throw notReady(worker, job, 'its log has no line with the summary of the job')
    const { records, bytesIn, seconds, peakMemory } = summary
    const { cpuSeconds, peakBytes = 0 } = used
    return {
      records,
      bytes: bytesIn,
      seconds,
      ...(cpuSeconds !== undefined && { cpuSeconds }),
      // Its own tells the last moment as well, but nothing of a process that it started.
      peakBytes: Math.max(peakBytes, peakMemory),
    }
  } finally {
    await object.remove()
  }
}

/** The processor time from the first look at the job at work to the last one, and the most memory seen. */
async function watchUsage(job: RunningJob): Promise<Usage> {
  let first: number | undefined
  let last: number | undefined
  let peak = 0
  while (!job.hasEnded()) {
    const { cpuSeconds, peakBytes = 0 } = await job.usage()
    peak = Math.max(peak, peakBytes)
    if (cpuSeconds !== undefined && job.log().includes('"job started"')) {
      first ??= cpuSeconds
      last = cpuSeconds
    }
    await sleep(sampleMs)
  }
  return {
    ...(first !== undefined && last !== undefined && { cpuSeconds: last - first }),
    ...(peak > 0 && { peakBytes: peak }),
  }
}
