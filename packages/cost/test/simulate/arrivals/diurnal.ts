import t from 'tap'
import { diurnal } from '../../../src/simulate/arrivals/diurnal.ts'
import { seededRandom } from '../../../src/simulate/seeded-random.ts'

t.test('the mean is kept; noon has 1.8 of it, midnight 0.2', async (t) => {
  const days = 20
  const times = diurnal(0.1, 86_400 * days, seededRandom(1))
  const mean = 8640 * days
  t.ok(Math.abs(times.length / mean - 1) < 0.01, `${times.length}`)
  const hours = new Array(24).fill(0)
  for (const time of times) hours[Math.floor(time / 3600) % 24] += 24 / mean
  t.ok(Math.abs(hours[11] - 1.8) < 0.05, `${hours[11]}`)
  t.ok(Math.abs(hours[0] - 0.2) < 0.05, `${hours[0]}`)
  t.ok(times.every((time, index) => time >= (times[index - 1] ?? 0)))
})
