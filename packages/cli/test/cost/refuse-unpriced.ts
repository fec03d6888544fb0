import { estimate, readPrices } from '@inferry/cost'
import t from 'tap'
import { refuseUnpriced } from '../../src/cost/refuse-unpriced.ts'

const { bills } = estimate({ workload: { requestsPerDay: 1, durationMs: 1 } }, await readPrices())

t.test('a missing price is a fault of who asks for the service', async (t) => {
  const unpriced = [{ service: 'sagemaker-endpoint' as const, message: 'no price' }]
  for (const flags of [{ services: ['sagemaker-endpoint'] as const }, { instanceType: 'ml.m5.large' }])
    t.throws(() => refuseUnpriced({ bills, unpriced }, flags), {
      message: 'no price',
      location: { field: 'prices' },
    })
  for (const flags of [{}, { services: ['lambda'] as const }, { transformInstanceType: 'ml.m5.large' }])
    t.doesNotThrow(() => refuseUnpriced({ bills, unpriced }, flags))
})

t.test('so it is where nothing else is billed', async (t) => {
  const unpriced = [{ service: 'lambda' as const, message: 'no price' }]
  t.throws(() => refuseUnpriced({ bills: [], unpriced }, {}), { message: 'no price' })
})
