import t from 'tap'
import { batchTransform } from '../../src/services/batch-transform.ts'
import { amounts, kinds } from '../fixtures/amounts.ts'
import { deployment, workload } from '../fixtures/ask.ts'
import { prices } from '../fixtures/prices.ts'

t.test('instances by the second', async (t) => {
  const asked = workload({ requestsPerDay: 36_000, durationMs: 1000, days: 2 })
  t.match(amounts(batchTransform.bill(asked, deployment(), prices)), { instances: '2.30' })
  t.match(amounts(batchTransform.bill(asked, deployment({ jobConcurrency: 2 }), prices)), {
    instances: '1.15',
  })
  t.match(amounts(batchTransform.bill(asked, deployment({ instances: 2 }), prices)), { instances: '2.30' })
})

t.test('limits', async (t) => {
  const of = (given: Parameters<typeof workload>[0]) =>
    kinds(batchTransform.bill(workload(given), deployment({ startSeconds: 120 }), prices))
  t.same(of({}), [])
  t.same(of({ memoryMb: 8193 }), ['limit'])
  t.same(of({ requestBytes: 100 * 1024 ** 2 + 1 }), ['limit'])
  t.same(of({ requestsPerDay: 1, durationMs: 3_600_001 }), ['limit'])
})

t.test('no price to choose by, unless it is known how long it starts', async (t) => {
  for (const given of [{}, { startSeconds: 0 }])
    t.match(batchTransform.bill(workload(), deployment(given), prices).violations, [
      { kind: 'price', message: /before its first request is not known, .*start-seconds/ },
    ])
  t.same(kinds(batchTransform.bill(workload(), deployment({ startSeconds: 120 }), prices)), [])
})
