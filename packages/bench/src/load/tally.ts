import { createHistogram } from './histogram.ts'
import type { LoadResult } from './load-result.ts'
import { createReportTally } from './reports.ts'
import type { Sent } from './sender.ts'

/** Counts what comes of requests. */
export interface Tally {
  add(sent: Sent, milliseconds: number): void
  /** Requests that came to nothing, without a latency. */
  addErrors(fault: string, count: number): void
  result(seconds: number): LoadResult
}

export function createTally(): Tally {
  const histogram = createHistogram()
  const reports = createReportTally()
  const errors: Record<string, number> = {}
  let answered = 0
  const addErrors = (fault: string, count: number) => {
    if (count > 0) errors[fault] = (errors[fault] ?? 0) + count
  }
  return {
    add({ fault, report }, milliseconds) {
      // What failed is billed as well.
      if (report !== undefined) reports.add(report)
      if (fault !== undefined) return addErrors(fault, 1)
      answered++
      histogram.record(milliseconds)
    },
    addErrors,
    result(seconds) {
      const reported = reports.result()
      const latencies = histogram.latencies()
      return { seconds, answered, errors, latencies, ...(reported !== undefined && { reported }) }
    },
  }
}
