import { fakeRepository } from '@inferry/testing'
import t from 'tap'
import { inferenceRoutes } from '../../src/routes/inference-routes.ts'

t.test('every door once', async (t) => {
  const patterns = inferenceRoutes({ repository: fakeRepository({}) }).map(({ pattern }) => pattern)
  t.equal(new Set(patterns).size, patterns.length)
  for (const pattern of ['/ping', '/invocations', '/health', '/v2', '/v2/models/:model/infer'])
    t.ok(patterns.includes(pattern), pattern)
})
