import t from 'tap'
import { refuseUnpriced } from '../../src/cost/refuse-unpriced.ts'

t.test('a missing price is a fault of who asks for the service', async (t) => {
  const unpriced = [{ service: 'sagemaker-endpoint' as const, message: 'no price' }]
  for (const flags of [{ services: ['sagemaker-endpoint'] as const }, { instanceType: 'ml.m5.large' }])
    t.throws(() => refuseUnpriced({ unpriced }, flags), {
      message: 'no price',
      location: { field: 'prices' },
    })
  for (const flags of [{}, { services: ['lambda'] as const }, { transformInstanceType: 'ml.m5.large' }])
    t.doesNotThrow(() => refuseUnpriced({ unpriced }, flags))
})
