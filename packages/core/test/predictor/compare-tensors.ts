import { compareTensors, createTensor, type Tensor } from '@inferry/core'
import fc from 'fast-check'
import t from 'tap'
import { numberToFloat16 } from '../../src/tensor/float16.ts'

const f32 = (...values: number[]) => createTensor('float32', [values.length], Float32Array.from(values))
const f64 = (...values: number[]) => createTensor('float64', [values.length], Float64Array.from(values))
const f16 = (...values: number[]) =>
  createTensor('float16', [values.length], Uint16Array.from(values, numberToFloat16))
const i64 = (...values: bigint[]) => createTensor('int64', [values.length], BigInt64Array.from(values))
const text = (...values: string[]) => createTensor('string', [values.length], values)
const { NaN: nan, POSITIVE_INFINITY: inf } = Number

const equal: Readonly<Record<string, readonly [Tensor, Tensor]>> = {
  'the same': [f32(1, 2), f32(1, 2)],
  nothing: [f32(), f32()],
  'within the relative tolerance': [f64(1000), f64(1000.0099)],
  'within the absolute tolerance': [f64(0), f64(9e-7)],
  'NaN and NaN': [f32(nan), f32(nan)],
  'an infinity and itself': [f32(inf, -inf), f32(inf, -inf)],
  'zeros of both signs': [f32(0), f32(-0)],
  'float16, one unit off': [f16(1000), f16(1001)],
  'equal integers': [i64(1n, 2n ** 60n), i64(1n, 2n ** 60n)],
  'equal text': [text('a', ''), text('a', '')],
}

for (const [name, [expected, actual]] of Object.entries(equal)) {
  t.test(`equal: ${name}`, async (t) => t.match(compareTensors(expected, actual), { equal: true }))
}

const different: Readonly<Record<string, readonly [Tensor, Tensor, string]>> = {
  'beyond the relative tolerance': [
    f64(1, 1000),
    f64(1, 1000.02),
    'is 1000.02 at [1], expected 1000 within 0.00001 of it',
  ],
  'beyond the absolute tolerance': [f64(0), f64(2e-6), 'is 0.000002 at [0], expected 0 within 0.00001 of it'],
  'NaN and a number': [f32(nan), f32(1), 'is 1 at [0], expected NaN within 0.00001 of it'],
  'a number and NaN': [f32(1), f32(nan), 'is NaN at [0], expected 1 within 0.00001 of it'],
  'infinities of both signs': [
    f32(inf),
    f32(-inf),
    'is -Infinity at [0], expected Infinity within 0.00001 of it',
  ],
  'an infinity and a number': [f32(inf), f32(3e38), /^is 3.*e\+38 at \[0\], expected Infinity/ as never],
  'the sign': [f64(1e-3), f64(-1e-3), 'is -0.001 at [0], expected 0.001 within 0.00001 of it'],
  'float16, far off': [f16(1000), f16(1004), 'is 1004 at [0], expected 1000 within 0.001953125 of it'],
  'integers one apart': [
    i64(5n, 2n ** 60n),
    i64(5n, 2n ** 60n + 1n),
    /^is 1152921504606846977 at \[1\]/ as never,
  ],
  text: [text('a', 'b'), text('a', 'c'), 'is "c" at [1], expected "b"'],
  'the element type': [f32(1), f64(1), 'is float64[1], expected float32[1]'],
  'the dimensions': [f32(1, 2), createTensor('float32', [2, 1]), 'is float32[2,1], expected float32[2]'],
}

for (const [name, [expected, actual, reason]] of Object.entries(different)) {
  t.test(`different: ${name}`, async (t) =>
    t.match(compareTensors(expected, actual), { equal: false, reason }),
  )
}

t.test('measures the largest differences and finds the worst element', async (t) => {
  const found = compareTensors(f64(0, 100, 1e-4, nan), f64(1e-8, 100.0005, 2e-4, nan))
  t.match(found, { equal: false, at: 2 })
  t.ok(Math.abs(found.largestAbsolute - 5e-4) < 1e-9)
  t.ok(Math.abs(found.largestRelative - 1e-4 / 0.1001) < 1e-9)
  t.match(compareTensors(f64(1, 2), f64(1, 2.00001)), { equal: true, at: 1 })
  t.notOk('at' in compareTensors(f64(1, nan), f64(1, nan)))
})

t.test('the relative difference says what is allowed, also near 0', async (t) => {
  const near = compareTensors(f64(0), f64(1e-9))
  t.ok(near.equal)
  t.ok(Math.abs(near.largestRelative - 1e-8) < 1e-12)
  const far = compareTensors(f64(0), f64(2e-6))
  t.notOk(far.equal)
  t.ok(Math.abs(far.largestRelative - 2e-5) < 1e-12)
  const strict = compareTensors(f64(2, 4), f64(2.5, 4), { relative: 0, absolute: 1 })
  t.match(strict, { equal: true, largestAbsolute: 0.5, largestRelative: 0.25 })
})

t.test('takes another tolerance', async (t) => {
  t.ok(compareTensors(f64(1), f64(1.05), { relative: 0.1, absolute: 0 }).equal)
  t.notOk(compareTensors(f64(1), f64(1 + 1e-9), { relative: 0, absolute: 0 }).equal)
})

t.test('agrees with its definition on any numbers', async () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.double(), fc.double()), { maxLength: 5 }), (pairs) => {
      const within = ([a, b]: readonly [number, number]) =>
        Object.is(a, b) || a === b || Math.abs(a - b) <= 1e-6 + 1e-5 * Math.abs(a)
      const finite = pairs.every(([a, b]) => Number.isFinite(a) || Object.is(a, b) || !Number.isFinite(b))
      fc.pre(finite)
      const { equal, largestRelative } = compareTensors(
        f64(...pairs.map(([a]) => a)),
        f64(...pairs.map(([, b]) => b)),
      )
      const wanted = pairs.every(within)
      // Dividing in place of multiplying may round the other way at the very edge.
      const edge = pairs.some(([a, b]) => Math.abs(Math.abs(a - b) / (1e-6 + 1e-5 * Math.abs(a)) - 1) < 1e-9)
      const measured = pairs.every(([a, b]) => Number.isFinite(a - b) || Object.is(a, b))
      const figure = !measured || largestRelative <= 1e-5 === wanted
      return (equal === wanted && figure) || edge
    }),
  )
})
