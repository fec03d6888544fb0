import t from 'tap'
import { settingsOf } from '../../src/bench/settings-of.ts'

t.test('what is given of the five, and nothing else', async (t) => {
  t.strictSame(settingsOf({}), {})
  const others = {
    target: ['local'],
    engine: 'all',
    memory: [512],
    function: ['forest'],
    region: 'eu-west-1',
  }
  t.strictSame(
    settingsOf({ coldStarts: 0, rate: 20, ...others, target: ['local'], out: 'r.json', prices: 'p.json' }),
    { coldStarts: 0, rate: 20 },
  )
  const all = { coldStarts: 1, rounds: 2, seconds: 3, connections: 4, rate: 5 }
  t.strictSame(settingsOf(all), all)
})
