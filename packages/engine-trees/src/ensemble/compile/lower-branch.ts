import type { Branch, Ensemble } from '../definition.ts'
import { previousFloat } from '../float-order.ts'
import type { Decisions } from './decisions.ts'

/**
 * Adds the decisions that a branch of any mode is made of; gives the first. A NaN takes the true branch if the branch
 * tracks it there or the comparison is `!=`, else the false one: every other comparison with NaN is false.
 */
export function lowerBranch(
  branch: Branch,
  whenTrue: number,
  whenFalse: number,
  precision: Ensemble['precision'],
  decisions: Decisions,
): number {
  const { feature, mode } = branch
  const round = (value: number): number => (precision === 'float32' ? Math.fround(value) : value)
  const nan = branch.missingTracksTrue || mode === 'neq' ? whenTrue : whenFalse
  const threshold = round(branch.threshold)

  /** The same for every number; only a NaN may differ. */
  function always(outcome: number): number {
    const threshold = Number.POSITIVE_INFINITY
    return decisions.decide({ feature, nanLeft: false, threshold, left: outcome, right: nan })
  }

  function upTo(limit: number | undefined, left: number, right: number): number {
    if (limit === undefined) return always(right)
    return decisions.decide({ feature, nanLeft: nan === left, threshold: limit, left, right })
  }

  function among(values: readonly number[], inside: number, outside: number): number {
    const limits = intervals(values.map(round), precision)
    if (limits.length === 0) return always(outside)
    const search = (from: number, to: number): number => {
      if (from === to) return limits[from]?.inside === true ? inside : outside
      const middle = (from + to) >> 1
      const threshold = (limits[middle] as Interval).end
      const left = search(from, middle)
      return decisions.decide({ feature, nanLeft: false, threshold, left, right: search(middle + 1, to) })
    }
    if (nan === outside) return search(0, limits.length)
    // A NaN is sent left of all, from where it goes right until it is in the last interval, which is inside.
    const last = limits.length - 1
    const threshold = (limits[last] as Interval).end
    return decisions.decide({ feature, nanLeft: true, threshold, left: search(0, last), right: outside })
  }

  switch (mode) {
    case 'member':
      return among(branch.members ?? [], whenTrue, whenFalse)
    case 'eq':
      return among([threshold], whenTrue, whenFalse)
    case 'neq':
      return among([threshold], whenFalse, whenTrue)
  }
  if (Number.isNaN(threshold)) return always(whenFalse)
  switch (mode) {
    case 'leq':
      return upTo(threshold, whenTrue, whenFalse)
    case 'gt':
      return upTo(threshold, whenFalse, whenTrue)
    case 'lt':
      return upTo(previousFloat(threshold, precision), whenTrue, whenFalse)
    case 'gte':
      return upTo(previousFloat(threshold, precision), whenFalse, whenTrue)
  }
}

/** The values up to and with `end`, down to the interval before it. */
interface Interval {
  readonly end: number
  readonly inside: boolean
}

/** The number line cut at the values; what is above the last interval, which is inside, is outside. */
function intervals(values: readonly number[], precision: Ensemble['precision']): readonly Interval[] {
  const sorted = [...new Set(values.map((value) => value + 0))]
    .filter((value) => !Number.isNaN(value))
    .sort((a, b) => a - b)
  const found: Interval[] = []
  for (const value of sorted) {
    const below = previousFloat(value, precision)
    if (found.length > 0 && found.at(-1)?.end === below) found.pop()
    else if (below !== undefined) found.push({ end: below, inside: false })
    found.push({ end: value, inside: true })
  }
  return found
}
