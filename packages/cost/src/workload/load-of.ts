import type { Workload } from './workload.ts'

/** What a workload comes to in the time that is billed. */
export interface Load {
  /** In all. */
  readonly requests: number
  readonly hours: number
  /** Seconds that requests compute, in all. */
  readonly seconds: number
  /** On average. */
  readonly requestsPerSecond: number
  /** Requests at a time on average: Little's law. */
  readonly concurrency: number
  /** Requests at a time in the busiest hour. */
  readonly peakConcurrency: number
  /** GB of 10⁹ bytes that come in and go out. */
  readonly gbIn: number
  readonly gbOut: number
}

/** What a workload comes to. */
export function loadOf(workload: Workload): Load {
  const { requestsPerDay, durationMs, days, peakFactor, requestBytes, responseBytes } = workload
  const requests = requestsPerDay * days
  const requestsPerSecond = requestsPerDay / 86_400
  const concurrency = (requestsPerSecond * durationMs) / 1000
  return {
    requests,
    hours: days * 24,
    seconds: (requests * durationMs) / 1000,
    requestsPerSecond,
    concurrency,
    peakConcurrency: concurrency * peakFactor,
    gbIn: (requests * requestBytes) / 1e9,
    gbOut: (requests * responseBytes) / 1e9,
  }
}
