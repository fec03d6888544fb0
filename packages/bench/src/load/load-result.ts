import type { Latencies } from './latencies.ts'
import type { LoadReports } from './reports.ts'

/** What came of a load. */
export interface LoadResult {
  /** From the first request to the last answer. */
  readonly seconds: number
  /** Requests that were answered well. */
  readonly answered: number
  /** How many were not, by what went wrong. */
  readonly errors: Readonly<Record<string, number>>
  /** Of those that were answered well. */
  readonly latencies: Latencies
  /** What Lambda reported, or its emulator here, of a function. */
  readonly reported?: LoadReports
}
