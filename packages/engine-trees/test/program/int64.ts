import fc from 'fast-check'
import t from 'tap'
import { bigToFloat32, int64ToFloats, lowHalves, numbersToInt64 } from '../../src/program/int64.ts'

/** Small numbers, and those at which halves or roundings go wrong. */
const lists = { minLength: 0, maxLength: 20 }
const anyInt64 = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.bigInt({ min: -300n, max: 300n }),
  fc
    .tuple(fc.integer({ min: 20, max: 62 }), fc.bigInt({ min: -2n, max: 2n }), fc.boolean())
    .map(([power, near, minus]) => (minus ? -1n : 1n) * 2n ** BigInt(power) + near),
)
const anyNumber = fc.oneof(
  fc.double(),
  fc.double({ min: -5, max: 5 }),
  fc
    .tuple(fc.constantFrom(31, 32, 52, 53, 63), fc.constantFrom(-1, -0.5, 0, 0.5, 1), fc.boolean())
    .map(([power, near, minus]) => (minus ? -1 : 1) * 2 ** power + near),
)

t.test('any int64 as C++ rounds it', async () => {
  fc.assert(
    fc.property(fc.array(anyInt64, lists), (list) => {
      const source = BigInt64Array.from(list)
      const [single, double] = [new Float32Array(list.length), new Float64Array(list.length)]
      int64ToFloats(source, single, list.length)
      int64ToFloats(source, double, list.length)
      return list.every(
        (value, at) => single[at] === Math.fround(bigToFloat32(value)) && double[at] === Number(value),
      )
    }),
  )
})

t.test('any number cut to int64, as x86 does', async () => {
  fc.assert(
    fc.property(fc.array(anyNumber, lists), (list) => {
      const target = new BigInt64Array(list.length)
      numbersToInt64(list, target, list.length)
      return list.every((value, at) => {
        const inside = Math.abs(value) < 2 ** 63
        return target[at] === (inside ? BigInt(Math.trunc(value)) : -(2n ** 63n))
      })
    }),
  )
})

t.test('the low half of any int64', async () => {
  fc.assert(
    fc.property(fc.array(anyInt64, lists), (list) => {
      const target = new Int32Array(list.length)
      lowHalves(BigInt64Array.from(list), target, list.length)
      return list.every((value, at) => target[at] === Number(BigInt.asIntN(32, value)))
    }),
  )
})

t.test('a part of a larger array', async (t) => {
  const source = BigInt64Array.of(9n, 1n, 2n, 9n).subarray(1, 3)
  const target = Float32Array.of(7, 7, 7)
  int64ToFloats(source, target, 2)
  t.same(target, Float32Array.of(1, 2, 7))
})
