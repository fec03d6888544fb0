import { allocate, type ElementType } from '@inferry/core'
import t from 'tap'
import { conversion } from '../../src/program/convert.ts'

function convert(from: ElementType, to: ElementType, value: unknown): unknown {
  const [source, target] = [allocate(from, 1), allocate(to, 1)]
  ;(source as unknown[])[0] = value
  const convert = conversion(from, to)
  if (convert === undefined) return 'none'
  convert(source, target, 1)
  return target[0]
}

t.test('as C++ converts', async (t) => {
  const cases: readonly (readonly [ElementType, ElementType, unknown, unknown])[] = [
    ['float64', 'float32', 0.1, Math.fround(0.1)],
    ['float64', 'float32', 1e300, Infinity],
    ['float32', 'float64', 0.5, 0.5],
    ['float16', 'float32', 0x3c00, 1],
    ['int32', 'float32', 16777217, 16777216],
    ['uint8', 'float32', 255, 255],
    ['bool', 'float32', 1, 1],
    ['int64', 'float32', 7n, 7],
    ['int64', 'float64', 2n ** 53n + 1n, 2 ** 53],
    ['int64', 'int32', 2n ** 32n + 5n, 5],
    ['int64', 'uint64', -1n, 2n ** 64n - 1n],
    ['int64', 'bool', 2n, 1],
    ['int64', 'bool', 0n, 0],
    ['int32', 'int64', -3, -3n],
    ['int32', 'int8', 257, 1],
    ['bool', 'int64', 1, 1n],
    ['float32', 'int64', -1.9, -1n],
    ['float32', 'int64', Number.NaN, -(2n ** 63n)],
    ['float32', 'int64', 2 ** 63, -(2n ** 63n)],
    ['float32', 'int32', 1.9, 1],
    ['float32', 'int32', 2 ** 31, -(2 ** 31)],
    ['float32', 'int32', Number.NaN, -(2 ** 31)],
    ['float32', 'bool', Number.NaN, 1],
    ['float32', 'bool', -0, 0],
    ['int64', 'string', -(2n ** 63n), '-9223372036854775808'],
    ['int32', 'string', 5, '5'],
    ['string', 'string', 'a', 'a'],
  ]
  for (const [from, to, value, wanted] of cases)
    t.ok(
      Object.is(convert(from, to, value), wanted),
      `${from} ${value} to ${to}: ${convert(from, to, value)}`,
    )
})

t.test('a large int64 is rounded once to float32', async (t) => {
  // Through float64 it would become 2^60 + 2^36, halfway between two float32, and then the even one below.
  t.equal(convert('int64', 'float32', 2n ** 60n + 2n ** 36n + 1n), 2 ** 60 + 2 ** 37)
  t.equal(convert('int64', 'float32', -(2n ** 60n + 2n ** 36n + 1n)), -(2 ** 60 + 2 ** 37))
  t.equal(convert('int64', 'float32', 2n ** 60n + 2n ** 36n), 2 ** 60)
  t.equal(convert('uint64', 'float32', 2n ** 64n - 1n), 2 ** 64)
})

t.test('what is not offered', async (t) => {
  for (const [from, to] of [
    ['string', 'float32'],
    ['float32', 'string'],
    ['bool', 'string'],
    ['float32', 'float16'],
    ['float32', 'uint8'],
    ['float16', 'int64'],
  ] as const)
    t.equal(conversion(from, to), undefined, `${from} to ${to}`)
})
