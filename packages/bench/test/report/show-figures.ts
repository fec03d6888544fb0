import t from 'tap'
import { showMegabytes, showNumber, showTick } from '../../src/report/show-figures.ts'

t.test('three digits', async (t) => {
  for (const [value, shown] of [
    [0, '0'],
    [0.12345, '0.123'],
    [1.239, '1.24'],
    [12.34, '12.3'],
    [1234.5, '1235'],
    [undefined, '–'],
    [Number.NaN, '–'],
  ] as const)
    t.equal(showNumber(value), shown)
  t.equal(showMegabytes(3 * 1024 * 1024 + 10), '3')
  t.equal(showMegabytes(undefined), '–')
})

t.test('ticks have no digits that say nothing', async (t) => {
  t.same([0.5, 20, 1000, 0.1 + 0.2].map(showTick), ['0.5', '20', '1000', '0.3'])
})
