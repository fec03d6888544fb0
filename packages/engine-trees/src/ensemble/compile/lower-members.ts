import type { Ensemble } from '../definition.ts'
import { previousFloat } from '../float-order.ts'
import { always, type Comparison } from './lower-branch.ts'

/** Adds a balanced tree of decisions that tells the values from all others. Values that are NaN equal nothing. */
export function lowerMembers(
  comparison: Comparison,
  values: readonly number[],
  inside: number,
  outside: number,
): number {
  const { decisions, feature, nan } = comparison
  const limits = intervals(values, comparison.precision)
  if (limits.length === 0) return always(comparison, outside)

  const endOf = (index: number): number => (limits[index] as Interval).end
  const search = (from: number, to: number): number => {
    if (from === to) return limits[from]?.inside === true ? inside : outside
    const middle = (from + to) >> 1
    const left = search(from, middle)
    return decisions.decide(feature, false, endOf(middle), left, search(middle + 1, to))
  }
  if (nan === outside) return search(0, limits.length)
  // A NaN is sent left of all, from where it goes right until it is in the last interval, which is inside.
  const last = limits.length - 1
  return decisions.decide(feature, true, endOf(last), search(0, last), outside)
}

/** The values up to and with `end`, down to the interval before it. */
interface Interval {
  readonly end: number
  readonly inside: boolean
}

/** The number line cut at the values; what is above the last interval, which is inside, is outside. */
function intervals(values: readonly number[], precision: Ensemble['precision']): readonly Interval[] {
  // Adding 0 makes -0 +0, which it equals.
  const numbers = values.map((value) => (precision === 'float32' ? Math.fround(value) : value) + 0)
  const sorted = [...new Set(numbers)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b)
  const found: Interval[] = []
  for (const value of sorted) {
    const below = previousFloat(value, precision)
    if (found.length > 0 && found.at(-1)?.end === below) found.pop()
    else if (below !== undefined) found.push({ end: below, inside: false })
    found.push({ end: value, inside: true })
  }
  return found
}
