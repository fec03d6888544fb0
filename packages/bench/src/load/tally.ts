import { createHistogram } from './histogram.ts'
import type { LoadResult } from './load-result.ts'

/** Counts what comes of requests. */
export interface Tally {
  add(fault: string | undefined, milliseconds: number): void
  /** Requests that came to nothing, without a latency. */
  addErrors(fault: string, count: number): void
  result(seconds: number): LoadResult
}

export function createTally(): Tally {
  const histogram = createHistogram()
  const errors: Record<string, number> = {}
  let answered = 0
  const addErrors = (fault: string, count: number) => {
    if (count > 0) errors[fault] = (errors[fault] ?? 0) + count
  }
  return {
    add(fault, milliseconds) {
      if (fault !== undefined) return addErrors(fault, 1)
      answered++
      histogram.record(milliseconds)
    },
    addErrors,
    result: (seconds) => ({ seconds, answered, errors, latencies: histogram.latencies() }),
  }
}
