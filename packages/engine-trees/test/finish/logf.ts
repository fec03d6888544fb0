import fc from 'fast-check'
import t from 'tap'
import { logf } from '../../src/finish/logf.ts'

t.test('what glibc gives', async (t) => {
  const cases: readonly (readonly [x: number, log: number])[] = [
    [1, 0],
    [2, 0.6931471824645996],
    [0.5, -0.6931471824645996],
    [0.30000001192092896, -1.2039728164672852],
    [10, 2.3025851249694824],
    [3.4028234663852886e38, 88.72283935546875],
    [1.1754943508222875e-38, -87.3365478515625],
    [1.401298464324817e-45, -103.2789306640625],
    [0, Number.NEGATIVE_INFINITY],
    [-0, Number.NEGATIVE_INFINITY],
    [-1, Number.NaN],
    [Number.NaN, Number.NaN],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [Number.NEGATIVE_INFINITY, Number.NaN],
  ]
  for (const [x, log] of cases) t.ok(Object.is(logf(x), log), `log ${x}`)
})

t.test('less than a float from the real one', async () => {
  fc.assert(
    fc.property(fc.float({ min: Math.fround(1e-44), max: Math.fround(3e38), noNaN: true }), (x) => {
      const [log, exact] = [logf(x), Math.log(x)]
      return Math.abs(log - exact) <= Math.max(Math.abs(exact) * 2 ** -23, 2 ** -149)
    }),
  )
})
