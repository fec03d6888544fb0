import type { Answers, Bill } from '../bill/bill.ts'
import { formatMoney } from '../bill/format-money.ts'

/** A service that was chosen. */
export interface Choice {
  readonly service: string
  readonly total: number
  /** A sentence: why this one, and what the next one costs. */
  readonly reason: string
}

/** What to choose if answers have to come at once, and what if they may wait; none where no service takes the workload. */
export interface Recommendation {
  readonly atOnce?: Choice
  readonly later?: Choice
}

/** The cheapest service of each kind that takes the workload. A quota can be raised, and does not count against one. */
export function recommend(bills: readonly Bill[]): Recommendation {
  const atOnce = cheapest(bills, 'at once')
  const later = cheapest(bills, 'later')
  return { ...(atOnce !== undefined && { atOnce }), ...(later !== undefined && { later }) }
}

/** Whether a service can be had for a workload, and its whole price is known. */
export function isPossible({ violations }: Pick<Bill, 'violations'>): boolean {
  return violations.every(({ kind }) => kind === 'quota')
}

function cheapest(bills: readonly Bill[], answers: Answers): Choice | undefined {
  const sorted = bills.filter((bill) => bill.answers === answers).sort((a, b) => a.total - b.total)
  const [best, next] = sorted.filter(isPossible)
  if (best === undefined) return undefined
  const cheaper = sorted.filter((bill) => !isPossible(bill) && bill.total < best.total)
  const sentences = [
    `${formatMoney(best.total)} is the least of what ${answers === 'at once' ? 'answers at once' : 'answers later'}`,
    next === undefined ? 'it is the only one' : comparison(best, next),
    ...cheaper.map((bill) =>
      bill.violations.some(({ kind }) => kind === 'limit')
        ? `${bill.service} would be cheaper, but does not take it`
        : `${bill.service} may be cheaper, but not all of its price is known`,
    ),
    ...best.violations.map(({ message }) => message),
  ]
  return { service: best.service, total: best.total, reason: sentences.join('; ') }
}

function comparison(best: Bill, next: Bill): string {
  const costs = `${next.service} is next with ${formatMoney(next.total)}`
  return best.total === 0 ? costs : `${costs}, ${(next.total / best.total).toFixed(1)} times as much`
}
