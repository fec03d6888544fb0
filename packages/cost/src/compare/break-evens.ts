/** The cost of a service at a rate; undefined where it does not take it. */
export interface CostCurve {
  readonly service: string
  cost(requestsPerDay: number): number | undefined
}

/** A rate at which another service becomes the cheapest. */
export interface BreakEven {
  readonly requestsPerDay: number
  /** The cheapest up to this rate; undefined where none takes it. */
  readonly below: string | undefined
  /** The cheapest from there on; undefined where none takes it. */
  readonly above: string | undefined
}

/** Rates that are looked at between one and ten times as many. */
const perDecade = 32

/**
 * The rates at which the cheapest service changes, ascending, each to twelve digits. Found by bisection between rates that
 * lie 7 % apart: a service that is the cheapest on less than that can be missed.
 */
export function breakEvens(
  curves: readonly CostCurve[],
  { least = 1, most = 1e8 }: { readonly least?: number; readonly most?: number } = {},
): readonly BreakEven[] {
  const found: BreakEven[] = []
  const steps = Math.ceil(Math.log10(most / least) * perDecade)
  let low = least
  let below = cheapestAt(curves, low)
  for (let step = 1; step <= steps; step += 1) {
    const high = least * (most / least) ** (step / steps)
    const last = cheapestAt(curves, high)
    while (below !== last) {
      low = firstChange(curves, low, high, below)
      const above = cheapestAt(curves, low)
      found.push({ requestsPerDay: low, below, above })
      below = above
    }
    low = high
  }
  return found
}

/** A rate from `low` to `high` at which the cheapest is no longer `before`; the first one if it changes once. */
function firstChange(
  curves: readonly CostCurve[],
  low: number,
  high: number,
  before: string | undefined,
): number {
  let [from, to] = [low, high]
  while (to - from > to * 1e-12) {
    const middle = from + (to - from) / 2
    if (middle <= from || middle >= to) break
    if (cheapestAt(curves, middle) === before) from = middle
    else to = middle
  }
  return to
}

function cheapestAt(curves: readonly CostCurve[], requestsPerDay: number): string | undefined {
  let best: string | undefined
  let least = Number.POSITIVE_INFINITY
  for (const { service, cost } of curves) {
    const total = cost(requestsPerDay)
    if (total === undefined || total >= least) continue
    best = service
    least = total
  }
  return best
}
