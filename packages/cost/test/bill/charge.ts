import fc from 'fast-check'
import t from 'tap'
import { charge } from '../../src/bill/charge.ts'
import type { Prices } from '../../src/prices/price.ts'

const source = { source: 'test', date: '2026' }
const tiered: Prices = {
  region: 'test',
  date: '2026',
  prices: {
    'lambda.requests': { unit: 'million requests', tiers: [{ price: 2 }], ...source },
    'http-api.requests': {
      unit: 'million requests',
      tiers: [{ upTo: 10, price: 3 }, { upTo: 30, price: 2 }, { price: 1 }],
      ...source,
    },
  },
}
const total = (quantity: number, after = 0) =>
  charge(tiered, 'http-api.requests', 'x', quantity, { after }).reduce((sum, term) => sum + term.amount, 0)

t.test('one tier, one term, as it was asked', async (t) => {
  t.same(charge(tiered, 'lambda.requests', 'requests', 3.5), [
    {
      label: 'requests',
      quantity: 3.5,
      unit: 'million requests',
      unitPrice: 2,
      priceDate: '2026',
      amount: 7,
    },
  ])
  t.same(charge(tiered, 'lambda.requests', 'requests', 0), [
    { label: 'requests', quantity: 0, unit: 'million requests', unitPrice: 2, priceDate: '2026', amount: 0 },
  ])
})

t.test('a share of the price', async (t) => {
  const [term] = charge(tiered, 'lambda.requests', 'x', 10, { share: 0.25 })
  t.match(term, { quantity: 10, unitPrice: 0.5, amount: 5 })
})

t.test('a term a tier that is reached', async (t) => {
  const parts = (quantity: number, after = 0) =>
    charge(tiered, 'http-api.requests', 'x', quantity, { after }).map((term) => [
      term.quantity,
      term.unitPrice,
    ])
  t.same(parts(4), [[4, 3]])
  t.same(parts(10), [[10, 3]])
  t.same(parts(12), [
    [10, 3],
    [2, 2],
  ])
  t.same(parts(100), [
    [10, 3],
    [20, 2],
    [70, 1],
  ])
  t.same(parts(5, 10), [[5, 2]], 'what was used before counts on')
  t.same(parts(5, 8), [
    [2, 3],
    [3, 2],
  ])
  t.same(parts(0, 10), [[0, 3]])
  t.same(parts(7, 1e6), [[7, 1]])
})

t.test('in two parts it costs what it costs in one, and more costs more', async (t) => {
  const amount = fc.double({ min: 0, max: 1e6, noNaN: true })
  fc.assert(
    fc.property(amount, amount, (first, second) => {
      const whole = total(first + second)
      const parts = total(first) + total(second, first)
      return Math.abs(whole - parts) <= 1e-9 * Math.max(1, whole) && total(first) <= whole + 1e-9
    }),
  )
  t.pass()
})

t.test('a price that is not known', async (t) => {
  t.throws(() => charge(tiered, 'alb.hours', 'x', 1), { code: 'INVALID_CONFIGURATION' })
})
