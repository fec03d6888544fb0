import type { ColdPhase } from '../cold/cold-start.ts'
import { countLatencies, type Latencies } from '../load/latencies.ts'

/** What Lambda asks for in a region, on the processor that was measured. USD. */
export interface LambdaPrices {
  /** For a gigabyte-second, in the first tier. */
  readonly gigabyteSecond: number
  /** For a request. */
  readonly request: number
  /** Of where and of when they are, and for which processor: `us-east-1, 2026-11-29, x64`. */
  readonly label: string
}

/** Milliseconds that Lambda bills for a request on average: each is rounded up by itself. NaN without any. */
export function billedMilliseconds(latencies: Latencies): number {
  const sum = latencies.reduce((all, [latency, count]) => all + Math.ceil(latency) * count, 0)
  return sum / countLatencies(latencies)
}

const initPhases = ['runtime', 'code', 'open', 'read', 'load', 'warmUp'] as const

/**
 * Milliseconds of a cold start that are Lambda's init phase, which it bills since August 2025: from Node's start until
 * the function can be asked; NaN if one is not known. Before it the platform makes a place for it, after it the first request is billed as any.
 */
export function initMilliseconds(cold: Readonly<Partial<Record<ColdPhase, number>>>): number {
  return initPhases.reduce((sum, phase) => sum + (cold[phase] ?? Number.NaN), 0)
}

/** USD for a million requests, one after another in a warm environment of so many megabytes. */
export function costOfMillion(billedMs: number, megabytes: number, prices: LambdaPrices): number {
  return 1e6 * ((billedMs / 1000) * (megabytes / 1024) * prices.gigabyteSecond + prices.request)
}

/** USD that a million cold starts add to it: init, rounded up to a millisecond. */
export function costOfMillionInits(initMs: number, megabytes: number, prices: LambdaPrices): number {
  return 1e6 * (Math.ceil(initMs) / 1000) * (megabytes / 1024) * prices.gigabyteSecond
}
