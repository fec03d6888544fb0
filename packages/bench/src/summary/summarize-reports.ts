import { median } from '../figures/median.ts'
import { type Latencies, mergeLatencies } from '../load/latencies.ts'
import type { SubjectResult } from '../result/bench-result.ts'

/** What Lambda reported of a function, or its emulator here. Milliseconds. */
export interface ReportSummary {
  readonly memoryMegabytes: number
  /** Medians of its cold starts; `init` is absent if one was not told apart. */
  readonly cold?: { readonly init?: number; readonly duration: number; readonly billed: number }
  /** Of the open loop's requests, all rounds together. */
  readonly warm?: {
    readonly durations: Latencies
    /** The mean. */
    readonly billed: number
    /** Environments that were started meanwhile. */
    readonly coldStarts: number
  }
}

/** Undefined for what Lambda did not report on. */
export function summarizeReports({
  cold,
  open,
}: Pick<SubjectResult, 'cold' | 'open'>): ReportSummary | undefined {
  const starts = cold.flatMap(({ reported }) => reported ?? [])
  const loads = open.flatMap(({ reported }) => reported ?? [])
  const memoryMegabytes = (loads.at(-1) ?? starts.at(-1))?.memoryMegabytes
  if (memoryMegabytes === undefined) return undefined
  const inits = starts.flatMap(({ initMilliseconds }) => initMilliseconds ?? [])
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
  return {
    memoryMegabytes,
    ...(starts.length > 0 && {
      cold: {
        ...(inits.length === starts.length && { init: median(inits) }),
        duration: median(starts.map(({ durationMilliseconds }) => durationMilliseconds)),
        billed: median(starts.map(({ billedMilliseconds }) => billedMilliseconds)),
      },
    }),
    ...(loads.length > 0 && {
      warm: {
        durations: mergeLatencies(loads.map(({ durations }) => durations)),
        billed:
          sum(loads.map(({ billedMilliseconds }) => billedMilliseconds)) /
          sum(loads.map(({ count }) => count)),
        coldStarts: sum(loads.map(({ coldStarts }) => coldStarts)),
      },
    }),
  }
}
