import type { Branch, Ensemble } from '../definition.ts'
import { previousFloat } from '../float-order.ts'
import type { Decisions } from './decisions.ts'
import { lowerMembers } from './lower-members.ts'

/** One comparison that is being lowered. Outcomes are items. */
export interface Comparison {
  readonly decisions: Decisions
  readonly precision: Ensemble['precision']
  readonly feature: number
  /** Where NaN goes. */
  readonly nan: number
}

/**
 * Adds the decisions that a branch of any mode is made of; gives the first. A NaN takes the true branch if the branch
 * tracks it there or the comparison is `!=`, else the false one: every other comparison with NaN is false.
 */
export function lowerBranch(
  { feature, mode, missingTracksTrue, members, threshold: exact }: Branch,
  whenTrue: number,
  whenFalse: number,
  precision: Ensemble['precision'],
  decisions: Decisions,
): number {
  const threshold = precision === 'float32' ? Math.fround(exact) : exact
  const nan = missingTracksTrue || mode === 'neq' ? whenTrue : whenFalse
  const comparison: Comparison = { decisions, precision, feature, nan }
  switch (mode) {
    case 'member':
      return lowerMembers(comparison, members ?? [], whenTrue, whenFalse)
    case 'eq':
      return lowerMembers(comparison, [threshold], whenTrue, whenFalse)
    case 'neq':
      return lowerMembers(comparison, [threshold], whenFalse, whenTrue)
  }
  if (Number.isNaN(threshold)) return always(comparison, whenFalse)
  switch (mode) {
    case 'leq':
      return upTo(comparison, threshold, whenTrue, whenFalse)
    case 'gt':
      return upTo(comparison, threshold, whenFalse, whenTrue)
    case 'lt':
      return upTo(comparison, previousFloat(threshold, precision), whenTrue, whenFalse)
    case 'gte':
      return upTo(comparison, previousFloat(threshold, precision), whenFalse, whenTrue)
  }
}

/** The same for every number; only a NaN may differ. */
export function always({ decisions, feature, nan }: Comparison, outcome: number): number {
  return decisions.decide(feature, false, Number.POSITIVE_INFINITY, outcome, nan)
}

function upTo(comparison: Comparison, limit: number | undefined, left: number, right: number): number {
  if (limit === undefined) return always(comparison, right)
  const { decisions, feature, nan } = comparison
  return decisions.decide(feature, nan === left, limit, left, right)
}
