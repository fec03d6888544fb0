import t from 'tap'
import { percentiles } from '../../src/simulate/percentiles.ts'

t.test('nearest rank', async (t) => {
  const hundred = Float64Array.from({ length: 100 }, (_, index) => 100 - index)
  t.same(percentiles(hundred), { p50: 50, p95: 95, p99: 99, max: 100 })
  t.equal(hundred[0], 100, 'what is given stays as it is')
  t.same(percentiles(Float64Array.of(7)), { p50: 7, p95: 7, p99: 7, max: 7 })
  t.same(percentiles(Float64Array.of()), { p50: 0, p95: 0, p99: 0, max: 0 })
})
