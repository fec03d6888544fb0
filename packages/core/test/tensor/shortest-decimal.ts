import fc from 'fast-check'
import t from 'tap'
import { type Decimal, shortestDecimal } from '../../src/tensor/shortest-decimal.ts'

function shortest(value: number): readonly [number, number] | undefined {
  const decimal: Decimal = { digits: 0, decimals: 0 }
  return shortestDecimal(Math.fround(value), decimal) ? [decimal.digits, decimal.decimals] : undefined
}

t.test('known values', async (t) => {
  const table: readonly (readonly [number, readonly [number, number] | undefined])[] = [
    [0, [0, 0]],
    [1, [1, 0]],
    [1000, [1000, 0]],
    [16777215, [16777215, 0]],
    [0.1, [1, 1]],
    [0.5, [5, 1]],
    [175.48, [17548, 2]],
    [1234567.5, [12345675, 1]],
    [1048000.0625, [104800006, 2]],
    [0.10000001, [10000001, 8]],
    [1e-11, [1, 11]],
    [1e-13, undefined],
    [16777216, undefined],
    [3e38, undefined],
    [NaN, undefined],
    [Infinity, undefined],
  ]
  for (const [value, wanted] of table) t.same(shortest(value), wanted, String(value))
})

t.test('rounds to the value, with as few digits as can be', async () => {
  const range = fc.double({ noNaN: true, min: -11.9, max: 6.9 }).map((power) => Math.fround(10 ** power))
  fc.assert(
    fc.property(fc.oneof(range, fc.float({ noNaN: true, min: Math.fround(0.001), max: 1000 })), (value) => {
      const found = shortest(value)
      if (found === undefined) return false
      const [digits, decimals] = found
      if (Math.fround(Number(`${digits}e-${decimals}`)) !== value) return false
      if (decimals > 0 && digits % 10 === 0) return false
      const { length } = String(digits)
      return length <= 1 || decimals === 0 || Math.fround(Number(value.toPrecision(length - 1))) !== value
    }),
    { numRuns: 20_000 },
  )
})
