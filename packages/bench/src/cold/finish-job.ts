import type { BuiltWorker, RunningJob } from '../target/target.ts'
import { notReady } from './cold-start.ts'

/** Resolves when a job is done. Rejects with `NOT_READY` if it failed; the signal kills it and is rejected with. */
export async function finishJob(
  worker: BuiltWorker,
  job: RunningJob,
  signal: AbortSignal | undefined,
): Promise<void> {
  const kill = () => void job.close()
  signal?.addEventListener('abort', kill)
  try {
    if (signal?.aborted) kill()
    const fault = await job.ended
    signal?.throwIfAborted()
    if (fault !== undefined) throw notReady(worker, job, fault)
  } finally {
    signal?.removeEventListener('abort', kill)
  }
}
