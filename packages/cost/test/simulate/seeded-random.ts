import t from 'tap'
import { seededRandom } from '../../src/simulate/seeded-random.ts'

const numbers = (seed: number, count: number) => {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => random())
}

t.test('the same seed, the same numbers; another one, others', async (t) => {
  t.same(numbers(7, 5), numbers(7, 5))
  t.notSame(numbers(7, 5), numbers(8, 5))
})

t.test('even: each tenth of the range has a tenth of the numbers', async (t) => {
  const bins = new Array(10).fill(0)
  for (const value of numbers(1, 100_000)) bins[Math.floor(value * 10)] += 1
  t.equal(bins.length, 10)
  // The standard deviation of a bin is 95.
  for (const count of bins) t.ok(Math.abs(count - 10_000) < 500, `${count}`)
})
