import t from 'tap'
import { makeBill } from '../../src/bill/make-bill.ts'

t.test('the total is the sum of the terms', async (t) => {
  const term = { label: 'x', quantity: 1, unit: 'hour', unitPrice: 1, priceDate: '2026' }
  const parts = { service: 's', title: 'S', answers: 'later', violations: [] } as const
  const bill = makeBill({ ...parts, terms: [0.5, 1.25, 2].map((amount) => ({ ...term, amount })) })
  t.equal(bill.total, 3.75)
  t.equal(makeBill({ ...parts, terms: [] }).total, 0)
})
