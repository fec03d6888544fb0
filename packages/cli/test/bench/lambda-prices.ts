import { readPrices } from '@inferry/cost'
import t from 'tap'
import { lambdaPrices } from '../../src/bench/lambda-prices.ts'

t.test('of one gigabyte-second and one request, with where and when', async (t) => {
  const prices = await readPrices()
  t.same(lambdaPrices(prices, 'x64'), {
    ...{ gigabyteSecond: 0.0000166667, request: 0.2 / 1e6, label: 'us-east-1, 2026-11-29, x64' },
  })
  t.match(lambdaPrices(prices, 'arm64'), { gigabyteSecond: 0.0000133334, label: /arm64/ })
  t.throws(() => lambdaPrices({ ...prices, prices: {} }, 'x64'), {
    code: 'INVALID_CONFIGURATION',
    location: { field: 'prices' },
  })
})
