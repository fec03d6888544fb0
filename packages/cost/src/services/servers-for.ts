/** The fewest servers, each with `slots` requests at a time, of which the busiest hour takes at most the share `utilization`. */
export function serversFor(peakConcurrency: number, slots: number, utilization: number): number {
  return Math.max(1, Math.ceil(peakConcurrency / (slots * utilization)))
}
