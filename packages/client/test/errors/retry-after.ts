import t from 'tap'
import { parseRetryAfter } from '../../src/errors/retry-after.ts'

t.test('seconds and dates', async (t) => {
  for (const [value, expected] of [
    ['3', 3],
    [' 0 ', 0],
    ['1.5', 1.5],
    ['', undefined],
    ['soon', undefined],
    ['Wed, 21 Oct 2015 07:28:00 GMT', 0],
    [undefined, undefined],
    [['1', '2'], undefined],
  ] as const) {
    t.equal(parseRetryAfter(value), expected, String(value))
  }
  const inAnHour = new Date(Date.now() + 3_600_000).toUTCString()
  const seconds = parseRetryAfter(inAnHour) ?? 0
  t.ok(seconds > 3000 && seconds <= 3600)
})
