/** How often each latency was seen, the shortest first. Milliseconds, within 0.4 %. */
export type Latencies = readonly (readonly [milliseconds: number, count: number])[]

/** How many there are. */
export function countLatencies(latencies: Latencies): number {
  return latencies.reduce((sum, [, count]) => sum + count, 0)
}

/** The mean; NaN if there are none. */
export function meanLatency(latencies: Latencies): number {
  return (
    latencies.reduce((sum, [milliseconds, count]) => sum + milliseconds * count, 0) /
    countLatencies(latencies)
  )
}

/** The latency that this share of all does not exceed, such as 0.99; NaN if there are none. */
export function percentile(latencies: Latencies, share: number): number {
  const rank = Math.max(1, Math.ceil(share * countLatencies(latencies)))
  let seen = 0
  for (const [milliseconds, count] of latencies) {
    seen += count
    if (seen >= rank) return milliseconds
  }
  return Number.NaN
}

/** Several in one, such as those of all rounds. */
export function mergeLatencies(several: readonly Latencies[]): Latencies {
  const counts = new Map<number, number>()
  for (const [milliseconds, count] of several.flat())
    counts.set(milliseconds, (counts.get(milliseconds) ?? 0) + count)
  return [...counts].sort(([a], [b]) => a - b)
}
