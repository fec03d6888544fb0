import { billedMilliseconds, meanLatency, type SubjectResult } from '@inferry/bench'

/** What Lambda, or its emulator here, reported of the requests of a function's closed loop, all rounds together. */
export interface ClosedReports {
  /** Of the handler, the mean. Milliseconds. */
  readonly durationMs: number
  /** The mean of what is billed of a warm request. Milliseconds. */
  readonly billedMs: number
  readonly memoryMb: number
}

/** Undefined where nothing was reported. */
export function closedReports({ closed }: Pick<SubjectResult, 'closed'>): ClosedReports | undefined {
  const reports = closed.flatMap(({ reported }) => reported ?? [])
  const memoryMb = reports.at(-1)?.memoryMegabytes
  if (memoryMb === undefined) return undefined
  const durations = reports.flatMap((report) => report.durations)
  const sum = (of: 'count' | 'billedMilliseconds' | 'coldStarts') =>
    reports.reduce((all, report) => all + report[of], 0)
  return {
    durationMs: meanLatency(durations),
    // A request that started an environment is billed its init as well, which the bill has among the cold starts.
    billedMs:
      sum('coldStarts') > 0 ? billedMilliseconds(durations) : sum('billedMilliseconds') / sum('count'),
    memoryMb,
  }
}
