import fc from 'fast-check'
import t from 'tap'
import { breakEvens } from '../../src/compare/break-evens.ts'

const line = (service: string, fixed: number, perRequest: number) => ({
  service,
  cost: (rate: number) => fixed + perRequest * rate,
})
const close = (found: number | undefined, expected: number) =>
  found !== undefined && Math.abs(found / expected - 1) < 1e-9

t.test('two lines meet where their sums are equal', async (t) => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 1e4, noNaN: true }),
      fc.double({ min: 2, max: 1e7, noNaN: true }),
      (fixed, at) => {
        const [even, ...others] = breakEvens([line('fixed', fixed, 0), line('usage', 0, fixed / at)])
        return (
          others.length === 0 &&
          even?.below === 'usage' &&
          even.above === 'fixed' &&
          close(even.requestsPerDay, at)
        )
      },
    ),
  )
  t.pass()
})

t.test('one after the other', async (t) => {
  const found = breakEvens([line('a', 0, 1), line('b', 90, 0.1), line('c', 1080, 0.001)])
  t.same(
    found.map(({ below, above }) => [below, above]),
    [
      ['a', 'b'],
      ['b', 'c'],
    ],
  )
  t.ok(close(found[0]?.requestsPerDay, 100))
  t.ok(close(found[1]?.requestsPerDay, 10_000))
})

t.test('steps, and rates that a service does not take', async (t) => {
  const servers = { service: 'servers', cost: (rate: number) => 10 * Math.ceil(rate / 100) }
  const usage = { service: 'usage', cost: (rate: number) => (rate > 150 ? undefined : rate * 0.16) }
  const found = breakEvens([servers, usage], { least: 1, most: 1000 })
  t.same(
    found.map(({ below, above, requestsPerDay }) => [below, above, Number(requestsPerDay.toFixed(6))]),
    [
      ['usage', 'servers', 62.5],
      ['servers', 'usage', 100],
      ['usage', 'servers', 125],
    ],
  )
  const none = breakEvens([usage], { least: 1, most: 1000 })
  t.match(none, [{ below: 'usage', above: undefined }])
  t.ok(close(none[0]?.requestsPerDay, 150))
})

t.test('nothing changes', async (t) => {
  t.same(breakEvens([line('a', 1, 1), line('b', 2, 2)]), [])
  t.same(breakEvens([]), [])
})
