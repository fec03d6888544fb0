import fc from 'fast-check'
import t from 'tap'
import { expf } from '../../src/finish/expf.ts'

t.test('what glibc gives', async (t) => {
  const cases: readonly (readonly [x: number, power: number])[] = [
    [0, 1],
    [-0, 1],
    [1, 2.7182817459106445],
    [-1, 0.3678794503211975],
    [0.5, 1.6487212181091309],
    [-0.30000001192092896, 0.740818202495575],
    [88.72283172607422, 3.4027985190214761e38],
    [88.72283935546875, Number.POSITIVE_INFINITY],
    [-87.5, 9.9823513975966972e-39],
    [-103.97207641601562, 1.401298464324817e-45],
    [-103.97208404541016, 0],
    [1e30, Number.POSITIVE_INFINITY],
    [-1e30, 0],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [Number.NEGATIVE_INFINITY, 0],
    [Number.NaN, Number.NaN],
  ]
  for (const [x, power] of cases) t.ok(Object.is(expf(x), power), `e^${x}`)
})

t.test('a float beside the nearest at most', async () => {
  const bits = new Int32Array(1)
  const float = new Float32Array(bits.buffer)
  const place = (value: number) => {
    float[0] = value
    return bits[0] as number
  }
  fc.assert(
    fc.property(fc.float({ min: -103, max: 88, noNaN: true }), (x) => {
      return Math.abs(place(expf(x)) - place(Math.exp(x))) <= 1
    }),
  )
})
