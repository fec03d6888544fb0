import t from 'tap'
import { formatCount } from '../../src/bill/format-count.ts'

t.test('whole from 100, else three digits', async (t) => {
  for (const [value, text] of [
    [0, '0'],
    [300_000, '300,000'],
    [100.6, '101'],
    [99.96, '100'],
    [2.0833, '2.08'],
    [0.3, '0.3'],
    [0.0000541, '0.0000541'],
  ] as const)
    t.equal(formatCount(value), text)
})
