import fc from 'fast-check'
import t from 'tap'
import { bootstrapRatio } from '../../src/compare/bootstrap.ts'

t.test('values that do not vary leave no doubt', async (t) => {
  t.same(bootstrapRatio([2, 2, 2], [3, 3]), { ratio: 1.5, low: 1.5, high: 1.5 })
})

t.test('the interval holds the ratio, and is the same again', async (t) => {
  const values = fc.array(fc.double({ min: 1, max: 100, noNaN: true }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(values, values, (before, after) => {
      const { ratio, low, high } = bootstrapRatio(before, after)
      t.same(bootstrapRatio(before, after), { ratio, low, high })
      return low <= high && low <= ratio * 1.0001 && high >= ratio * 0.9999
    }),
    { numRuns: 10 },
  )
})

t.test('it is wide where values vary, narrow where there are many', async (t) => {
  const noisy = (count: number) => Array.from({ length: count }, (_, at) => 10 + (at % 5))
  const width = (count: number) => {
    const { low, high } = bootstrapRatio(noisy(count), noisy(count))
    return high - low
  }
  t.ok(width(5) > width(100))
})
