import t from 'tap'
import { poisson } from '../../../src/simulate/arrivals/poisson.ts'
import { seededRandom } from '../../../src/simulate/seeded-random.ts'

t.test('at its rate, in order, within its time', async (t) => {
  const times = poisson(10, 100, 10_100, seededRandom(1))
  t.ok(Math.abs(times.length - 100_000) < 1000, `${times.length}`)
  t.ok(times.every((time, index) => time >= (times[index - 1] ?? 100) && time < 10_100))
})

t.test('as many in a second as Poisson says', async (t) => {
  const counts = new Array(50_000).fill(0)
  for (const time of poisson(2, 0, 50_000, seededRandom(2))) counts[Math.floor(time)] += 1
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length
  t.ok(Math.abs(variance / mean - 1) < 0.03, `variance ${variance}, mean ${mean}`)
})

t.test('nothing comes', async (t) => {
  t.same(poisson(0, 0, 1e9, seededRandom(1)), [])
  t.same(poisson(1, 0, 0, seededRandom(1)), [])
})
