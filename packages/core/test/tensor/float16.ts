import { float16ToNumber } from '@inferry/core'
import fc from 'fast-check'
import t from 'tap'
import { numberToFloat16 } from '../../src/tensor/float16.ts'

t.test('every bit pattern is read and written back', async (t) => {
  let wrong = 0
  for (let bits = 0; bits < 65536; bits++) {
    const value = float16ToNumber(bits)
    const same = Number.isNaN(value) ? numberToFloat16(value) === 0x7e00 : numberToFloat16(value) === bits
    if (!same) wrong++
  }
  t.equal(wrong, 0)
})

t.test('known values', async (t) => {
  const table: readonly (readonly [number, number])[] = [
    [0x0000, 0],
    [0x8000, -0],
    [0x3c00, 1],
    [0xc000, -2],
    [0x3555, 0.333251953125],
    [0x7bff, 65504],
    [0x0001, 2 ** -24],
    [0x03ff, 1023 * 2 ** -24],
    [0x0400, 2 ** -14],
    [0x7c00, Number.POSITIVE_INFINITY],
    [0xfc00, Number.NEGATIVE_INFINITY],
    [0x7e01, Number.NaN],
  ]
  for (const [bits, value] of table) t.ok(Object.is(float16ToNumber(bits), value), String(value))
})

t.test('rounds to the nearest, ties to even, once', async (t) => {
  const table: readonly (readonly [number, number])[] = [
    [65519.999, 0x7bff],
    [65520, 0x7c00],
    [-1e300, 0xfc00],
    [2 ** -25, 0x0000],
    [2 ** -25 * 1.0001, 0x0001],
    [2 ** -24 * 1.5, 0x0002],
    [2 ** -14 - 2 ** -26, 0x0400],
    [1 + 2 ** -11, 0x3c00],
    [1 + 3 * 2 ** -11, 0x3c02],
    // By way of float32 it would become a tie and round down.
    [1 + 2 ** -11 + 2 ** -40, 0x3c01],
    [-1e-9, 0x8000],
  ]
  for (const [value, bits] of table) t.equal(numberToFloat16(value), bits, String(value))
})

t.test('no float16 is nearer', async () => {
  fc.assert(
    fc.property(fc.double({ min: -65504, max: 65504, noNaN: true }), (value) => {
      const bits = numberToFloat16(value)
      const distance = Math.abs(float16ToNumber(bits) - value)
      return [bits - 1, bits + 1].every((other) => {
        const neighbour = float16ToNumber(other & 0xffff)
        return !Number.isFinite(neighbour) || Math.abs(neighbour - value) >= distance
      })
    }),
    { numRuns: 2000 },
  )
})
