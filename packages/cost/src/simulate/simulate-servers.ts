import { minHeap } from './min-heap.ts'
import type { Trace } from './trace.ts'

/** Walks through a trace with servers that are always there, one request each; others wait in order. Gives latencies, in order of arrival. */
export function simulateServers({ times, durationsMs }: Trace, servers: number): Float64Array {
  const free = minHeap()
  // More servers than requests would never be asked.
  for (let server = 0; server < Math.min(servers, times.length); server += 1) free.push(0)
  return times.map((time, index) => {
    const durationMs = durationsMs[index] ?? 0
    const start = Math.max(time, free.pop())
    free.push(start + durationMs / 1000)
    return (start - time) * 1000 + durationMs
  })
}
