import { float16ToNumber } from '@inferry/core'
import fc from 'fast-check'
import t from 'tap'
import { numberToFloat16 } from '../../src/tensor/float16.ts'
import { shortestFloat16, shortestFloat32 } from '../../src/tensor/shortest-float.ts'

t.test('known values', async (t) => {
  for (const value of [
    0,
    0.1,
    175.48,
    1e10,
    1e-7,
    3.4028235e38,
    1e-45,
    16777216,
    123456.79,
    -0.3,
    5e-324 * 0,
    1e21,
  ]) {
    t.equal(shortestFloat32(Math.fround(value)), value)
  }
  t.equal(shortestFloat16(float16ToNumber(numberToFloat16(0.1))), 0.1)
  t.equal(shortestFloat16(65504), 65500)
})

/** Tries one digit more until it is exact. */
function reference(value: number, round: (value: number) => number): number {
  for (let digits = 1; ; digits++) {
    const short = Number(value.toPrecision(digits))
    if (round(short) === value) return short
  }
}

t.test('reads back exactly, and nothing shorter does', async () => {
  const anything = fc.float({ noNaN: true, noDefaultInfinity: true })
  const usual = fc.float({ noNaN: true, min: -10000, max: 10000 })
  fc.assert(
    fc.property(fc.oneof(anything, usual), (value) => {
      const short = shortestFloat32(value)
      const isShortest = String(short).length <= String(reference(value, Math.fround)).length
      return Math.fround(short) === value && isShortest
    }),
    { numRuns: 5000 },
  )
})

t.test('every float16 reads back exactly', async (t) => {
  const round = (value: number) => float16ToNumber(numberToFloat16(value))
  let wrong = 0
  for (let bits = 0; bits < 0x7c00; bits++) {
    const value = float16ToNumber(bits)
    const short = shortestFloat16(value)
    if (round(short) !== value || short !== reference(value, round)) wrong++
  }
  t.equal(wrong, 0)
})
