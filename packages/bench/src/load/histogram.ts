import type { Latencies } from './latencies.ts'

/** Counts latencies in little memory, however many there are. */
export interface Histogram {
  record(milliseconds: number): void
  latencies(): Latencies
}

/** Buckets between a power of two and the next; below twice as many microseconds each has a bucket of its own. */
const steps = 128

/**
 * A high dynamic range histogram: buckets grow with the latency, so that the middle of each is within 0.4 % of all in it,
 * from a microsecond to hours.
 */
export function createHistogram(): Histogram {
  const counts: number[] = []
  return {
    record(milliseconds) {
      const bucket = bucketOf(Math.max(0, Math.round(milliseconds * 1000)))
      counts[bucket] = (counts[bucket] ?? 0) + 1
    },
    latencies: () =>
      // Those that were never seen are holes, which `flatMap` passes over.
      counts.flatMap((count, bucket) => [[middleOf(bucket) / 1000, count] as const]),
  }
}

function bucketOf(microseconds: number): number {
  if (microseconds < 2 * steps) return microseconds
  const doublings = Math.floor(Math.log2(microseconds / steps))
  return doublings * steps + Math.floor(microseconds / 2 ** doublings)
}

function middleOf(bucket: number): number {
  if (bucket < 2 * steps) return bucket
  const doublings = Math.floor(bucket / steps) - 1
  return (bucket - doublings * steps + 0.5) * 2 ** doublings
}
