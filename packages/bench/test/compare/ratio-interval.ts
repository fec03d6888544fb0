import fc from 'fast-check'
import t from 'tap'
import { leastMiss, ratioInterval } from '../../src/compare/ratio-interval.ts'

/** All ways to give so many of the numbers from 1 to the first side, and the rest to the second. */
function splits(
  before: number,
  after: number,
): (readonly [before: readonly number[], after: readonly number[]])[] {
  if (before + after === 0) return [[[], []]]
  const value = before + after
  return [
    ...(before === 0 ? [] : splits(before - 1, after).map(([a, b]) => [[...a, value], b] as const)),
    ...(after === 0 ? [] : splits(before, after - 1).map(([a, b]) => [a, [...b, value]] as const)),
  ]
}

t.test('values that do not vary leave no doubt', async (t) => {
  t.same(ratioInterval([2, 2, 2], [3, 3], 0.05), { ratio: 1.5, low: 1.5, high: 1.5 })
})

t.test('the interval holds the ratio, and is turned over with the sides', async () => {
  const values = fc.array(fc.double({ min: 1, max: 100, noNaN: true }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(values, values, fc.constantFrom(0.001, 0.05, 0.29), (before, after, miss) => {
      const { ratio, low, high } = ratioInterval(before, after, miss)
      const turned = ratioInterval(after, before, miss)
      return low <= ratio && ratio <= high && Math.abs(turned.low * high - 1) < 1e-9
    }),
  )
})

t.test(
  'of values that are alike it misses as often as tables say, counted over all their orders',
  async (t) => {
    for (const [before, after, outside] of [
      [5, 5, 8],
      [4, 7, 14],
      [6, 6, 38],
      [1, 8, 2],
    ] as const) {
      const all = splits(before, after)
      const missed = (miss: number) =>
        all.filter(([a, b]) => {
          const { low, high } = ratioInterval(a, b, miss)
          return low > 1 || high < 1
        }).length
      const sides = `${before} and ${after}`
      t.equal(missed(0.05), outside, sides)
      t.equal(missed(0), 2, `${sides}, all ratios`)
      t.equal(leastMiss(before, after).toFixed(12), (2 / all.length).toFixed(12))
    }
  },
)

t.test('many values leave less doubt, and are no trouble', async (t) => {
  const noisy = (count: number) => Array.from({ length: count }, (_, at) => 10 + (at % 5))
  const width = (count: number) => {
    const { low, high } = ratioInterval(noisy(count), noisy(count), 0.05)
    return high - low
  }
  t.ok(width(5) > width(20))
  t.ok(width(20) > width(150))
})
