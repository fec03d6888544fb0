import { peakMemory, startWorker } from '@inferry/build'
import { cpuSeconds } from './cpu-seconds.ts'
import type { JobRecords } from './job-records.ts'
import type { JobObject, RunningJob } from './target.ts'

export interface WorkerTarget {
  /** The bundle's folder, and one for what it writes. */
  readonly folder: string
  readonly temporary: string
  readonly entry: string
  readonly records: JobRecords
}

/** Starts a bundle's worker on an object, as its image does, from disk to disk. */
export async function startWorkerTarget(
  { folder, temporary, entry, records }: WorkerTarget,
  { input, output }: JobObject,
): Promise<RunningJob> {
  const start = { description: { entry }, stage: { folder, temporary }, user: {} }
  const { pid, ended, ...process } = await startWorker(start, { ...records.settings, input, output })
  return {
    log: process.output,
    async usage() {
      const [cpu, peak] = [await cpuSeconds(pid), await peakMemory(pid)]
      return { ...(cpu !== undefined && { cpuSeconds: cpu }), ...(peak !== undefined && { peakBytes: peak }) }
    },
    hasEnded: process.hasEnded,
    ended: ended.then(({ code, signal }) => {
      if (code === 0) return undefined
      return signal === null ? `its job ended with ${code}` : `its job was ended by ${signal}`
    }),
    close: process.close,
  }
}
