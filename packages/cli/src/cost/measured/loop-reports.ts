import { billedMilliseconds, meanLatency, type SubjectResult } from '@inferry/bench'

/** What Lambda, or its emulator here, reported of the requests of a function's loop, all rounds together. */
export interface LoopReports {
  /** Of which loop. */
  readonly loop: 'open' | 'closed'
  /** Of the handler, the mean. Milliseconds. */
  readonly durationMs: number
  /** The mean of what is billed of a warm request. Milliseconds. */
  readonly billedMs: number
  readonly memoryMb: number
}

/**
 * Of the open loop: no report has a request's wait in line in it, and requests at half the rate run less often into the
 * quota of processor time of a small function. Else of the closed one; undefined where nothing was reported.
 */
export function loopReports(
  subject: Readonly<Record<'open' | 'closed', SubjectResult['open']>>,
): LoopReports | undefined {
  const loop = subject.open.some(({ reported }) => reported !== undefined) ? 'open' : 'closed'
  const reports = subject[loop].flatMap(({ reported }) => reported ?? [])
  const memoryMb = reports.at(-1)?.memoryMegabytes
  if (memoryMb === undefined) return undefined
  const durations = reports.flatMap((report) => report.durations)
  const sum = (of: 'count' | 'billedMilliseconds' | 'coldStarts') =>
    reports.reduce((all, report) => all + report[of], 0)
  return {
    loop,
    durationMs: meanLatency(durations),
    // A request that started an environment is billed its init as well, which the bill has among the cold starts.
    billedMs:
      sum('coldStarts') > 0 ? billedMilliseconds(durations) : sum('billedMilliseconds') / sum('count'),
    memoryMb,
  }
}
