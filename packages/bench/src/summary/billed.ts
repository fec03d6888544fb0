import { countLatencies, type Latencies } from '../load/latencies.ts'

/**
 * Gigabyte-seconds that Lambda would bill for a million such requests, one after another in a warm environment: each
 * request's time is rounded up to a millisecond. What they cost depends on region and processor.
 */
export function billedGigabyteSeconds(latencies: Latencies, megabytes: number): number {
  const milliseconds = latencies.reduce((sum, [latency, count]) => sum + Math.ceil(latency) * count, 0)
  const seconds = (milliseconds / 1000 / countLatencies(latencies)) * 1e6
  return (seconds * megabytes) / 1024
}
