import { peakMemory, type ServerCommand, startServer } from '@inferry/build'
import { cpuSeconds } from './cpu-seconds.ts'
import type { RunningHere } from './target.ts'

export interface ServerTarget {
  /** The bundle's folder, and one for what it writes. */
  readonly folder: string
  readonly temporary: string
  readonly entry: string
  readonly command: ServerCommand
  /** JSON that `/invocations` is asked. */
  readonly body: string
}

/** Starts a bundle's HTTP server, as its image does. */
export async function startServerTarget(target: ServerTarget): Promise<RunningHere> {
  const { folder, temporary, entry, command, body } = target
  const start = { description: { entry }, stage: { folder, temporary }, user: {} }
  const { url, process } = await startServer(start, command)
  let ended: string | undefined
  void process.ended.then(({ code, signal }) => {
    ended = signal === null ? `it ended with ${code}` : `it was ended by ${signal}`
  })
  return {
    question: { url: `${url}/invocations`, headers: { 'content-type': 'application/json' }, body },
    log: process.output,
    end: () => ended,
    async usage() {
      const [cpu, peak] = [await cpuSeconds(process.pid), await peakMemory(process.pid)]
      return { ...(cpu !== undefined && { cpuSeconds: cpu }), ...(peak !== undefined && { peakBytes: peak }) }
    },
    close: process.close,
  }
}
