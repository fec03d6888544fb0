import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import {
  floatKey,
  floatOfKey,
  highestKey,
  lowestKey,
  nanKey,
  previousFloat,
} from '../../src/ensemble/float-order.ts'

const { NEGATIVE_INFINITY, POSITIVE_INFINITY, MIN_VALUE, MAX_VALUE } = Number

t.test('keys are in the order of their floats', async (t) => {
  fc.assert(
    fc.property(fc.float({ noNaN: true }), fc.float({ noNaN: true }), (a, b) => {
      assert.equal(floatKey(a) <= floatKey(b), a <= b)
    }),
  )
  t.equal(floatKey(-0), floatKey(0))
  t.ok(floatKey(NEGATIVE_INFINITY) > lowestKey)
  t.ok(floatKey(POSITIVE_INFINITY) < highestKey)
  t.same([nanKey(true), nanKey(false)], [lowestKey, highestKey])
})

t.test('a key gives its float', async () => {
  fc.assert(fc.property(fc.float({ noNaN: true }), (x) => floatOfKey(floatKey(x)) === x))
})

t.test('the float before', async (t) => {
  const tiny = 2 ** -149
  const largest = 3.4028234663852886e38
  const table: readonly (readonly ['float32' | 'float64', number, number | undefined])[] = [
    ['float32', 1, 1 - 2 ** -24],
    ['float32', -1, -1 - 2 ** -23],
    ['float32', 0, -tiny],
    ['float32', -0, -tiny],
    ['float32', tiny, 0],
    ['float32', POSITIVE_INFINITY, largest],
    ['float32', -largest, NEGATIVE_INFINITY],
    ['float32', NEGATIVE_INFINITY, undefined],
    ['float64', 1, 1 - 2 ** -53],
    ['float64', -1, -1 - 2 ** -52],
    ['float64', 0, -MIN_VALUE],
    ['float64', -0, -MIN_VALUE],
    ['float64', MIN_VALUE, 0],
    ['float64', POSITIVE_INFINITY, MAX_VALUE],
    ['float64', -MAX_VALUE, NEGATIVE_INFINITY],
    ['float64', NEGATIVE_INFINITY, undefined],
  ]
  for (const [precision, value, before] of table)
    t.equal(previousFloat(value, precision), before, `${precision} ${Object.is(value, -0) ? '-0' : value}`)
})
