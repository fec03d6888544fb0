import type { BuiltWorker } from '../target/target.ts'
import { type ColdStart, notReady, phasesOf } from './cold-start.ts'
import { finishJob } from './finish-job.ts'
import { readStart } from './read-start.ts'

/**
 * Starts a fresh process of a worker on a job of the samples, to the end of the process: until then whoever waits for a
 * job waits, and pays. Rejects as {@link finishJob}.
 */
export async function coldJob(worker: BuiltWorker, signal: AbortSignal | undefined): Promise<ColdStart> {
  const object = await worker.writeObject(0)
  try {
    const begunAt = Date.now()
    const begun = performance.now()
    const job = await worker.startJob(object)
    await finishJob(worker, job, signal)
    const total = performance.now() - begun
    const start = readStart(job.log())
    if (start === undefined) throw notReady(worker, job, 'its log has no line with the phases of the start')
    return phasesOf(start, begunAt, total)
  } finally {
    await object.remove()
  }
}
