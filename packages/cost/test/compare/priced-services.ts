import { InferryError } from '@inferry/core'
import t from 'tap'
import { pricedServices } from '../../src/compare/priced-services.ts'
import { services, servicesNamed } from '../../src/services/services.ts'
import { deployment, workload } from '../fixtures/ask.ts'
import { prices } from '../fixtures/prices.ts'

t.test('what lacks a price is told with it', async (t) => {
  const { 'lambda.requests': _, ...others } = prices.prices
  const { priced, unpriced } = pricedServices(services, (service) =>
    service.bill(workload(), deployment(), { ...prices, prices: others }),
  )
  t.same(
    unpriced.map(({ service }) => service),
    ['lambda'],
  )
  t.match(unpriced[0]?.message, 'no price "lambda.requests" of us-east-1 is known')
  t.equal(priced.length, services.length - 1)
})

t.test('other faults are no missing price', async (t) => {
  for (const error of [new TypeError('a bug'), new InferryError('INVALID_CONFIGURATION', 'no', {})])
    t.throws(
      () =>
        pricedServices(servicesNamed(['lambda']), () => {
          throw error
        }),
      error,
    )
})
