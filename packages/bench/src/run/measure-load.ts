import { loadApart } from '../load/load-apart.ts'
import type { Load } from '../load/run-load.ts'
import type { MeasuredLoad } from '../result/bench-result.ts'
import type { Running } from '../target/target.ts'

/** Puts a server under a load, and tells what it used meanwhile. */
export async function measureLoad(
  running: Running,
  load: Load,
  signal: AbortSignal | undefined,
): Promise<MeasuredLoad> {
  const before = await running.usage()
  // Those of earlier requests.
  running.takeReports?.()
  const result = await loadApart(running.question, load, signal)
  const { cpuSeconds, pid, peakBytes } = await running.usage()
  const reported = result.reported ?? running.takeReports?.()
  const peak = reported === undefined ? peakBytes : reported.maxMemoryMegabytes * 2 ** 20
  return {
    ...result,
    ...(reported !== undefined && { reported }),
    connections: load.connections,
    ...(load.kind === 'open' && { dueRate: load.rate }),
    // Of a process that has ended meanwhile it is not known, and another one counts from 0.
    ...(cpuSeconds !== undefined &&
      before.cpuSeconds !== undefined &&
      before.pid === pid && { cpuSeconds: cpuSeconds - before.cpuSeconds }),
    ...(peak !== undefined && { peakBytes: peak }),
  }
}
