import type { Bill } from './bill.ts'

/** A bill with the sum of its terms. */
export function makeBill(parts: Omit<Bill, 'total'>): Bill {
  return { ...parts, total: parts.terms.reduce((sum, { amount }) => sum + amount, 0) }
}
