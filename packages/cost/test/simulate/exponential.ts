import t from 'tap'
import { exponential } from '../../src/simulate/exponential.ts'
import { seededRandom } from '../../src/simulate/seeded-random.ts'

t.test('its mean, and its share above the mean, 1/e', async (t) => {
  const random = seededRandom(1)
  const values = Array.from({ length: 100_000 }, () => exponential(20, random))
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  t.ok(Math.abs(mean - 20) < 0.3, `${mean}`)
  const above = values.filter((value) => value > 20).length / values.length
  t.ok(Math.abs(above - Math.exp(-1)) < 0.006, `${above}`)
  t.equal(
    exponential(20, () => 0),
    0,
  )
})
