import t from 'tap'
import { overridePrices } from '../../src/prices/override-prices.ts'
import { prices } from '../fixtures/prices.ts'

t.test('what is given takes the place of what it names, and nothing else', async (t) => {
  const price = { unit: 'hour', tiers: [{ price: 9 }], source: 'own', date: '2027-01-01' }
  const own = { region: 'us-east-1', date: '2027-01-01', prices: { 'alb.hours': price } }
  const both = overridePrices(prices, own)
  t.same(both.prices['alb.hours'], price)
  t.same(both.prices['alb.capacity'], prices.prices['alb.capacity'])
  t.equal(both.date, `${prices.date} and 2027-01-01`)
  t.equal(overridePrices(prices, { ...own, date: prices.date }).date, prices.date)
})
