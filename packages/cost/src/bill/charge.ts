import type { Prices } from '../prices/price.ts'
import { priceOf } from '../prices/price-of.ts'
import type { PriceName } from '../prices/price-units.ts'
import type { Term } from './bill.ts'

export interface ChargeOptions {
  /** How much of the same price other terms have used already, so that tiers count on. */
  readonly after?: number
  /** The share of the price that is paid. */
  readonly share?: number
}

/** The terms of a quantity at a price: one, or one a tier that it reaches. A quantity of 0 has one term of 0 USD. */
export function charge(
  prices: Prices,
  name: PriceName,
  label: string,
  quantity: number,
  { after = 0, share = 1 }: ChargeOptions = {},
): readonly Term[] {
  const { unit, tiers, date: priceDate } = priceOf(prices, name)
  const end = after + quantity
  const terms: Term[] = []
  let from = 0
  for (const { upTo = Number.POSITIVE_INFINITY, price } of tiers) {
    // What lies in one tier is told as it is, not as a difference, which rounds.
    const part = from <= after && end <= upTo ? quantity : Math.min(end, upTo) - Math.max(after, from)
    const unitPrice = price * share
    if (part > 0 || end <= upTo)
      terms.push({ label, quantity: part, unit, unitPrice, priceDate, amount: part * unitPrice })
    if (end <= upTo) break
    from = upTo
  }
  return terms
}
