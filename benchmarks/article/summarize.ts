import { median } from '@inferry/benchmark-recording'
import type { Prices } from '@inferry/cost'
import type { MeasuredFunction } from './headline.ts'
import type { Gathered } from './measure.ts'
import { monthOf } from './month.ts'

/** The figures of a function. */
export function summarize(
  engine: string,
  megabytes: number,
  { cold, warm, peaks }: Gathered,
  prices: Prices,
): MeasuredFunction {
  const durations = warm.map(({ durationMs }) => durationMs).sort((a, b) => a - b)
  const billed = durations.map(Math.ceil)
  const meanBilledMs = mean(billed)
  const initMs = median(cold.map((one) => one.initMs ?? Number.NaN))
  const workload = { durationMs: mean(durations), billedMs: meanBilledMs, memoryMb: megabytes }
  return {
    engine,
    megabytes,
    initMs: rounded(initMs),
    coldMs: rounded(median(cold.map((one) => (one.initMs ?? Number.NaN) + one.durationMs))),
    warmMs: rounded(median(durations)),
    p99Ms: rounded(durations[Math.ceil(durations.length * 0.99) - 1] ?? Number.NaN),
    billedMs: median(billed),
    meanBilledMs: rounded(meanBilledMs),
    monthUsd: rounded(monthOf(workload, prices)),
    monthWithColdStartsUsd: rounded(monthOf({ ...workload, coldMs: initMs, coldShare: 0.01 }, prices)),
    peakMB: Math.round(Math.max(...peaks) / 2 ** 20),
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function rounded(value: number): number {
  return Number(value.toPrecision(4))
}
