import type { Violation } from '../bill/bill.ts'
import { formatCount } from '../bill/format-count.ts'

/** The fewest servers, each with `slots` requests at a time, of which the busiest hour takes at most the share `utilization`. */
export function serversFor(peakConcurrency: number, slots: number, utilization: number): number {
  return Math.max(1, Math.ceil(peakConcurrency / (slots * utilization)))
}

/** A violation if servers are asked more in the busiest hour than they answer. */
export function capacityViolations(
  peakConcurrency: number,
  slots: number,
  servers: string,
): readonly Violation[] {
  if (peakConcurrency <= slots) return []
  const message = `${formatCount(peakConcurrency)} requests come at a time in the busiest hour, and ${servers} can take ${formatCount(slots)}; add some`
  return [{ kind: 'limit', message }]
}
