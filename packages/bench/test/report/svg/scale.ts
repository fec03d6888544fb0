import fc from 'fast-check'
import t from 'tap'
import { linearScale, logScale } from '../../../src/report/svg/scale.ts'

t.test('linear, from 0 on', async (t) => {
  const scale = linearScale(900, 0, 90)
  t.same(scale.ticks, [0, 500])
  t.equal(scale(450), 45)
  t.same(linearScale(0.8, 0, 1).ticks, [0, 0.2, 0.4, 0.6000000000000001, 0.8])
})

t.test('logarithmic, each decade as long', async (t) => {
  const scale = logScale(1, 100, 0, 100)
  t.same(scale.ticks, [1, 2, 5, 10, 20, 50, 100])
  t.equal(scale(10), 50)
  t.equal(scale(1), 0)
  t.equal(scale(0.001), 0, 'what lies outside is drawn at the edge')
  t.same(logScale(3, 3, 0, 1).ticks, [3, 4])
  t.same(logScale(2.1, 4.9, 0, 1).ticks, [2, 3, 4, 5])
  t.same(logScale(1, 9, 0, 1).ticks, [1, 2, 5, 10], '9 and 10 would hide each other')
  t.same(logScale(0.9, 11, 0, 1).ticks, [0.5, 1, 2, 5, 10, 20])
  t.same(logScale(0.001, 1e6, 0, 1).ticks, [0.001, 0.01, 0.1, 1, 10, 100, 1000, 10000, 100000, 1000000])
})

t.test('every value has a place between the ends, in order', async (t) => {
  const values = fc.tuple(
    fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
    fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
  )
  fc.assert(
    fc.property(values, (pair) => {
      const [low, high] = pair.toSorted((a, b) => a - b) as [number, number]
      const scale = logScale(low, high, 0, 100)
      return scale.ticks.length >= 1 && scale(low) >= 0 && scale(low) <= scale(high) && scale(high) <= 100
    }),
  )
  t.pass()
})
