import { faultOf } from '@inferry/testing'
import t from 'tap'
import { priceOf } from '../../src/prices/price-of.ts'
import { prices } from '../fixtures/prices.ts'

t.test('a price with what it rests on, or what to do', async (t) => {
  t.match(priceOf(prices, 'lambda.requests'), { unit: 'million requests', tiers: [{ price: 0.2 }] })
  const { code, message, location } = faultOf(() => priceOf(prices, 'sagemaker-endpoint.ml.p9.large'))
  t.equal(code, 'INVALID_CONFIGURATION')
  t.match(
    message,
    /^no price "sagemaker-endpoint\.ml\.p9\.large" of us-east-1 is known, only of ml\.t2\.medium, .*; give it/,
  )
  t.same(location, { field: 'prices' })
  t.match(
    faultOf(() => priceOf({ ...prices, prices: {} }, 'lambda.requests')).message,
    /^no price "lambda\.requests" of us-east-1 is known; give it/,
  )
})
