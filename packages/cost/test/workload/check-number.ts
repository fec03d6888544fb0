import { faultOf } from '@inferry/testing'
import t from 'tap'
import { defined, whole, within } from '../../src/workload/check-number.ts'

t.test('numbers within bounds', async (t) => {
  within('x', 0, 0, 1)
  within('x', 1, 0, 1)
  for (const value of [-1, 1.1, Number.NaN, Number.POSITIVE_INFINITY, '1', undefined, null]) {
    const { code, message, location } = faultOf(() => within('x', value, 0, 1))
    t.equal(code, 'INVALID_CONFIGURATION')
    t.match(message, /^x must be a number from 0 to 1, not /)
    t.same(location, { field: 'x' })
  }
  t.match(faultOf(() => within('x', Number.NaN, 0, 1)).message, /not NaN$/)
  t.match(faultOf(() => within('x', 'a', 0, 1)).message, /not "a"$/)
})

t.test('whole numbers within bounds', async (t) => {
  whole('x', 3, 0, 5)
  for (const value of [0.5, -1, 6, '3', Number.NaN])
    t.throws(() => whole('x', value, 0, 5), { message: /whole number from 0 to 5/ })
})

t.test('without what is undefined', async (t) => {
  t.same(defined({ a: 1, b: undefined, c: null }), { a: 1, c: null })
})
