import { median } from '../figures/median.ts'
import { type Latencies, mergeLatencies } from '../load/latencies.ts'
import type { MeasuredLoad, SubjectResult } from '../result/bench-result.ts'

/** What Lambda reported of a function's cold starts, or its emulator here, the medians. Milliseconds. */
export interface ColdReportSummary {
  readonly memoryMegabytes: number
  /** Absent if one was not told apart. */
  readonly init?: number
  readonly duration: number
  readonly billed: number
}

/** What it reported of a load's requests, all rounds together. Milliseconds. */
export interface LoadReportSummary {
  readonly memoryMegabytes: number
  /** Of the handler, without the network. */
  readonly durations: Latencies
  /** What is billed of a request, the mean. */
  readonly billed: number
  /** Environments that were started meanwhile. */
  readonly coldStarts: number
}

/** Undefined for what Lambda did not report on. */
export function summarizeColdReports(cold: SubjectResult['cold']): ColdReportSummary | undefined {
  const starts = cold.flatMap(({ reported }) => reported ?? [])
  const memoryMegabytes = starts.at(-1)?.memoryMegabytes
  if (memoryMegabytes === undefined) return undefined
  const inits = starts.flatMap(({ initMilliseconds }) => initMilliseconds ?? [])
  return {
    memoryMegabytes,
    ...(inits.length === starts.length && { init: median(inits) }),
    duration: median(starts.map(({ durationMilliseconds }) => durationMilliseconds)),
    billed: median(starts.map(({ billedMilliseconds }) => billedMilliseconds)),
  }
}

/** Undefined for what Lambda did not report on. */
export function summarizeLoadReports(
  rounds: readonly Pick<MeasuredLoad, 'reported'>[],
): LoadReportSummary | undefined {
  const loads = rounds.flatMap(({ reported }) => reported ?? [])
  const memoryMegabytes = loads.at(-1)?.memoryMegabytes
  if (memoryMegabytes === undefined) return undefined
  const sum = (of: 'count' | 'billedMilliseconds' | 'coldStarts') =>
    loads.reduce((all, load) => all + load[of], 0)
  return {
    memoryMegabytes,
    durations: mergeLatencies(loads.map(({ durations }) => durations)),
    billed: sum('billedMilliseconds') / sum('count'),
    coldStarts: sum('coldStarts'),
  }
}
