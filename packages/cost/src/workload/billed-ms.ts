import type { Workload } from './workload.ts'

/** Milliseconds that a warm request is billed for, on average, where whole ones are. */
export function billedMsOf({ durationMs, billedMs = Math.ceil(durationMs) }: Workload): number {
  return billedMs
}
