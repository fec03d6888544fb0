import t from 'tap'
import { bursty } from '../../../src/simulate/arrivals/bursty.ts'
import { seededRandom } from '../../../src/simulate/seeded-random.ts'

t.test('the mean is kept, in a tenth of the time', async (t) => {
  const seconds = 86_400 * 100
  const times = bursty(1, seconds, seededRandom(1))
  t.ok(Math.abs(times.length / seconds - 1) < 0.03, `${times.length / seconds}`)
  t.ok(times.every((time, index) => time >= (times[index - 1] ?? 0) && time < seconds))
  const busy = new Set(times.map((time) => Math.floor(time / 2))).size * 2
  t.ok(Math.abs(busy / seconds - 0.1) < 0.01, `${busy / seconds}`)
})
