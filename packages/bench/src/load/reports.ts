import type { FunctionReport } from '@inferry/lambda-runtime'
import { createHistogram } from './histogram.ts'
import type { Latencies } from './latencies.ts'

/** What Lambda reported of a load's requests, all of them together. */
export interface LoadReports {
  /** Requests that it reported on. */
  readonly count: number
  /** Of the handler, without the network. */
  readonly durations: Latencies
  /** The sum, each request rounded up to a millisecond. */
  readonly billedMilliseconds: number
  /** Environments that were started meanwhile. */
  readonly coldStarts: number
  readonly memoryMegabytes: number
  /** The most that one environment held. */
  readonly maxMemoryMegabytes: number
}

export interface ReportTally {
  add(report: FunctionReport): void
  /** Undefined if there was none. */
  result(): LoadReports | undefined
}

export function createReportTally(): ReportTally {
  const durations = createHistogram()
  let [count, billedMilliseconds, coldStarts, memoryMegabytes, maxMemoryMegabytes] = [0, 0, 0, 0, 0]
  return {
    add(report) {
      count++
      durations.record(report.durationMilliseconds)
      billedMilliseconds += report.billedMilliseconds
      if (report.initMilliseconds !== undefined) coldStarts++
      memoryMegabytes = report.memoryMegabytes
      maxMemoryMegabytes = Math.max(maxMemoryMegabytes, report.maxMemoryMegabytes)
    },
    result() {
      if (count === 0) return undefined
      const figures = { count, billedMilliseconds, coldStarts, memoryMegabytes, maxMemoryMegabytes }
      return { ...figures, durations: durations.latencies() }
    },
  }
}
