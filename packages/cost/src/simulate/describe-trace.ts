import type { Trace } from './trace.ts'

/** What a trace comes to as a workload. */
export interface TraceFigures {
  readonly requestsPerDay: number
  /** The mean. */
  readonly durationMs: number
  /** How much faster requests come in the busiest hour than on average; 1 of a trace of less than two hours. */
  readonly peakFactor: number
}

/** The figures of a trace; zeros of one without requests. */
export function describeTrace({ times, durationsMs, seconds }: Trace): TraceFigures {
  const count = times.length
  if (count === 0) return { requestsPerDay: 0, durationMs: 0, peakFactor: 1 }
  return {
    requestsPerDay: (count / seconds) * 86_400,
    durationMs: durationsMs.reduce((sum, duration) => sum + duration, 0) / count,
    peakFactor: Math.max(1, busiestHour(times) / ((count / seconds) * 3600)),
  }
}

/** Requests in the fullest of the whole hours, counted from the start. */
function busiestHour(times: Float64Array): number {
  const hours: number[] = []
  for (const time of times) {
    const hour = Math.floor(time / 3600)
    hours[hour] = (hours[hour] ?? 0) + 1
  }
  // An hour that the trace does not fill is no hour.
  if (hours.length < 2) return 0
  return hours.reduce((most, count) => Math.max(most, count), 0)
}
