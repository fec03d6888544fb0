import fc from 'fast-check'
import t from 'tap'
import { bootstrapRatio } from '../../src/compare/bootstrap.ts'

t.test('values that do not vary leave no doubt', async (t) => {
  t.same(bootstrapRatio([2, 2, 2], [3, 3], 0.05), { ratio: 1.5, low: 1.5, high: 1.5 })
})

t.test('the interval holds the ratio, and is the same again', async (t) => {
  const values = fc.array(fc.double({ min: 1, max: 100, noNaN: true }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(values, values, (before, after) => {
      const { ratio, low, high } = bootstrapRatio(before, after, 0.05)
      t.same(bootstrapRatio(before, after, 0.05), { ratio, low, high })
      return low <= high && low <= ratio * 1.0001 && high >= ratio * 0.9999
    }),
    { numRuns: 10 },
  )
})

t.test('it is wide where values vary, narrow where there are many', async (t) => {
  const noisy = (count: number) => Array.from({ length: count }, (_, at) => 10 + (at % 5))
  const width = (count: number) => {
    const { low, high } = bootstrapRatio(noisy(count), noisy(count), 0.05)
    return high - low
  }
  t.ok(width(5) > width(100))
})

t.test('the less it may miss, the wider it is', async (t) => {
  const values = [10, 11, 12, 13, 14]
  const [usual, strict] = [0.05, 0.05 / 30].map((miss) => bootstrapRatio(values, values, miss))
  t.ok((strict?.low ?? 1) < (usual?.low ?? 0))
  t.same([strict?.low, strict?.high], [10 / 14, 14 / 10], 'of five values, all of them')
})
