import fc from 'fast-check'
import t from 'tap'
import { likeFloat32, nearestFloat64, powersOfTen, shiftExactly } from '../../../src/codecs/csv/decimal.ts'

const { fround } = Math

t.test('powers of ten are exact', async (t) => {
  t.equal(powersOfTen.length, 23)
  for (const [power, value] of powersOfTen.entries()) t.equal(BigInt(value), 10n ** BigInt(power))
})

t.test('a product is exact, or is not given', async () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.nat(22), (factor, power) => {
      const product = shiftExactly(factor, power)
      return Number.isNaN(product) || BigInt(product) === BigInt(factor) * 10n ** BigInt(power)
    }),
  )
  t.equal(shiftExactly(2 ** 53, 0), 2 ** 53)
  t.same(shiftExactly(2 ** 44, 9), Number.NaN)
})

/** Digits as the reader parts them: what stands before, and a lower part of up to nine digits. */
const parts = fc.record({
  high: fc.oneof(fc.nat(1e8), fc.nat(1000)),
  low: fc.oneof(fc.nat(999_999_999), fc.constantFrom(0, 1, 500_000_000, 999_999_999)),
  power: fc.integer({ min: -22, max: 22 }),
})
const text = (high: number, low: number, power: number) => `${high}${String(low).padStart(9, '0')}e${-power}`

t.test('is what Number reads, or nothing', async (t) => {
  let known = 0
  fc.assert(
    fc.property(parts, ({ high, low, power }) => {
      const found = nearestFloat64(high * 1e9, low, power)
      if (Number.isNaN(found)) return true
      known++
      return found === Number(text(high, low, power))
    }),
    { numRuns: 20_000 },
  )
  t.ok(known > 10_000, String(known))
})

t.test('rounds to the float32 that what Number reads rounds to, or nothing', async (t) => {
  let known = 0
  fc.assert(
    fc.property(parts, ({ high, low, power }) => {
      const found = likeFloat32(high * 1e9, low, power)
      if (Number.isNaN(found)) return true
      known++
      return fround(found) === fround(Number(text(high, low, power)))
    }),
    { numRuns: 20_000 },
  )
  t.ok(known > 10_000, String(known))
})

t.test('what lies half-way is not guessed at', async (t) => {
  // 2 ** 53 + 1 is half-way between two float64s, and so is a tenth of ten times that.
  t.same(nearestFloat64(90_071_992_547_000_000, 409_930, 1), Number.NaN)
  t.equal(nearestFloat64(90_071_992_547_000_000, 409_931, 1), 2 ** 53 + 2)
  t.equal(nearestFloat64(90_071_992_547_000_000, 409_929, 1), 2 ** 53)
  // 2 ** 24 + 1, likewise of float32s, with so many zeros that it is beyond the quick way.
  t.same(likeFloat32(16_777_217_000_000_000, 0, 9), Number.NaN)
  t.equal(fround(likeFloat32(16_777_217_000_000_000, 100, 9)), 16_777_218)
})

t.test('no powers that are not exact', async (t) => {
  for (const value of [nearestFloat64, likeFloat32]) {
    t.same(value(0, 15, 23), Number.NaN)
    t.same(value(0, 15, -23), Number.NaN)
    t.equal(value(0, 15, -22), 15e22)
    t.same(value(2 ** 53, 2, -1), Number.NaN)
  }
})
