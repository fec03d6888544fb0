import { lambdaMegabytesPerCpu } from '@inferry/core'
import { median } from '../figures/median.ts'
import type { SubjectResult } from '../result/bench-result.ts'
import { isDeployed } from '../target/target.ts'

/** How far the rates of two open loops may be apart for their latencies to be compared. */
const sameRate = 1.05

/** Why the latencies of two open loops cannot be compared; undefined if they can. */
export function unlikeRates(old: SubjectResult, now: SubjectResult): string | undefined {
  const [before, after] = [dueRateOf(old), dueRateOf(now)]
  if (before === undefined || after === undefined) return undefined
  if (!(Math.max(before, after) / Math.min(before, after) > sameRate)) return undefined
  return `asked ${before}, then ${after} requests/s in the open loop, at which latencies cannot be compared; measure both with one --rate`
}

/** Why no figures of a function can be compared: one had the processor share of its memory size; undefined if they can. */
export function unlikeShares(old: SubjectResult, now: SubjectResult): string | undefined {
  const { subject, cpuShareKept } = now
  if (isDeployed(subject) || old.cpuShareKept === cpuShareKept) return undefined
  const { megabytes = lambdaMegabytesPerCpu } = subject
  if (megabytes >= lambdaMegabytesPerCpu) return undefined
  const one = cpuShareKept ? 'second' : 'first'
  return `only in the ${one} it had the processor share of its memory size, so that its figures cannot be compared; measure both where that is kept, or neither`
}

/** The median of the rounds. */
function dueRateOf({ open }: SubjectResult): number | undefined {
  const rates = open.flatMap(({ dueRate }) => dueRate ?? [])
  return rates.length === 0 ? undefined : median(rates)
}
