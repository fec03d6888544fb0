import { breakEvens, type CostCurve } from './break-evens.ts'

/** Two services of which one is cheaper below a rate and the other one from there on. */
export interface BreakEvenPair {
  /** The one that was chosen. */
  readonly service: string
  readonly other: string
  /** The least rate above the workload's from which `other` is cheaper; undefined if there is none up to 10⁸. */
  readonly requestsPerDay: number | undefined
}

/** From which rate on each of the others that takes the workload is cheaper than the chosen service. */
export function breakEvenPairs(
  curves: readonly CostCurve[],
  chosen: string,
  requestsPerDay: number,
): readonly BreakEvenPair[] {
  const own = curves.filter(({ service }) => service === chosen)
  return curves
    .filter(({ service, cost }) => service !== chosen && cost(requestsPerDay) !== undefined)
    .map((other) => {
      const evens = breakEvens([...own, other], { least: Math.max(1e-6, requestsPerDay) })
      const first = evens.find(({ above }) => above === other.service)
      return { service: chosen, other: other.service, requestsPerDay: first?.requestsPerDay }
    })
}
