import { minHeap } from './min-heap.ts'
import type { Trace } from './trace.ts'

/** How a platform makes instances. */
export interface OnDemandOptions {
  /** How long an instance stays when it is not asked. Seconds. */
  readonly keepAliveSeconds: number
  /** What a request waits for a new instance. */
  readonly coldMs: number
  /** Instances that are always there, asked first; none unless given. */
  readonly provisioned?: number
  /** Requests at a time; one more is refused. No limit unless given. */
  readonly limit?: number
}

/** What became of the requests of a trace. */
export interface OnDemandRun {
  /** Requests that waited for a new instance. */
  readonly cold: number
  /** Requests that were refused. */
  readonly throttled: number
  /** Of what was answered, in order of arrival; a cold start included. */
  readonly latenciesMs: Float64Array
  /** By number: how often a request found so many under way, itself not counted. */
  readonly found: readonly number[]
  /** Requests at a time, at most. */
  readonly mostBusy: number
}

/**
 * Walks through a trace as Lambda does: an instance answers one request at a time; a request goes to the one that was used
 * last, else to a new one; instances that were not asked for the keep-alive time are gone.
 */
export function simulateOnDemand(trace: Trace, options: OnDemandOptions): OnDemandRun {
  const { keepAliveSeconds, coldMs, provisioned = 0, limit = Number.POSITIVE_INFINITY } = options
  const { times, durationsMs } = trace
  const busyReady = minHeap()
  const busyOnDemand = minHeap()
  // When each became idle, ascending: instances are put here in the order in which they end.
  const idle: number[] = []
  let ready = provisioned
  let cold = 0
  let throttled = 0
  let answered = 0
  let mostBusy = 0
  const latenciesMs = new Float64Array(times.length)
  const found: number[] = []

  times.forEach((time, index) => {
    while (busyReady.peek() <= time) {
      busyReady.pop()
      ready += 1
    }
    while (busyOnDemand.peek() <= time) idle.push(busyOnDemand.pop())
    const busy = busyReady.size + busyOnDemand.size
    found[busy] = (found[busy] ?? 0) + 1
    if (busy >= limit) {
      throttled += 1
      return
    }
    mostBusy = Math.max(mostBusy, busy + 1)
    const durationMs = durationsMs[index] ?? 0
    let latencyMs = durationMs
    if (ready > 0) {
      ready -= 1
      busyReady.push(time + durationMs / 1000)
    } else {
      const last = idle.pop()
      if (last === undefined || time - last > keepAliveSeconds) {
        // The last one used is gone, and so are those that have been idle for longer.
        idle.length = 0
        cold += 1
        latencyMs += coldMs
      }
      busyOnDemand.push(time + latencyMs / 1000)
    }
    latenciesMs[answered] = latencyMs
    answered += 1
  })
  return {
    cold,
    throttled,
    latenciesMs: latenciesMs.subarray(0, answered),
    found: Array.from(found, (count) => count ?? 0),
    mostBusy,
  }
}
