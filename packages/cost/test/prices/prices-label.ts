import t from 'tap'
import { pricesLabel } from '../../src/prices/prices-label.ts'
import { prices } from '../fixtures/prices.ts'

t.test('where, and when they were gathered', async (t) => {
  t.equal(pricesLabel({ ...prices, region: 'us-east-1', date: '2026-11-29' }), 'us-east-1, 2026-11-29')
})
