import t from 'tap'
import type { PostTransform } from '../../src/finish/finish.ts'
import { transformRange, transformRows } from '../../src/finish/transform-rows.ts'

const transforms: readonly PostTransform[] = ['none', 'logistic', 'softmax', 'softmax_zero', 'probit']

/** Recorded from onnxruntime 1.30, two rows of two. */
const recorded: Readonly<Record<PostTransform, readonly number[]>> = {
  none: [0.25, 0.75, 0.6000000238418579, -0.4000000059604645],
  logistic: [0.562176525592804, 0.6791787147521973, 0.6456562876701355, 0.40131235122680664],
  softmax: [0.3775406777858734, 0.622459352016449, 0.7310585975646973, 0.2689414322376251],
  softmax_zero: [0.3775406777858734, 0.622459352016449, 0.7310585975646973, 0.2689414322376251],
  probit: [-0.6745743155479431, 0.6745743155479431, 0.2533535063266754, Number.NaN],
}

t.test('rows, each by itself', async (t) => {
  for (const transform of transforms) {
    const values = Float32Array.of(0.25, 0.75, 0.6, -0.4)
    transformRows(values, 2, 2, transform)
    t.same([...values], recorded[transform], transform)
  }
})

t.test('a range alone', async (t) => {
  for (const transform of transforms) {
    const values = Float32Array.of(9, 0.25, 0.75, 9)
    transformRange(values, 1, 3, transform)
    t.same([...values], [9, ...recorded[transform].slice(0, 2), 9], transform)
  }
})

t.test('SOFTMAX_ZERO counts no zeros', async (t) => {
  const values = Float32Array.of(0, 0.25, 0, 1, 1e-8, -2)
  transformRows(values, 1, 6, 'softmax_zero')
  t.equal(values[0], 0)
  t.equal(values[2], 0)
  t.ok((values[4] as number) > 0 && (values[4] as number) < 1e-8)
  const sum = values.reduce((total, value) => total + value, 0)
  t.ok(Math.abs(sum - 1) < 1e-6)
})

t.test('float64: in float32, but for the quotient of SOFTMAX_ZERO', async (t) => {
  const given = Float64Array.of(0.1, 0.2 + 1e-12, -3)
  for (const transform of ['logistic', 'softmax', 'probit'] as const) {
    const [values, singles] = [given.slice(), Float32Array.from(given)]
    transformRows(values, 1, 3, transform)
    transformRows(singles, 1, 3, transform)
    t.same([...values], [...singles], transform)
  }
  const values = given.slice()
  transformRows(values, 1, 3, 'softmax_zero')
  t.not(values[0], Math.fround(values[0] as number))
})

t.test('what is not finite', async (t) => {
  const softmax = (...scores: number[]) => {
    const values = Float32Array.from(scores)
    transformRows(values, 1, scores.length, 'softmax')
    return [...values]
  }
  t.same(softmax(Number.NaN, 1), [Number.NaN, Number.NaN])
  t.same(softmax(Number.NEGATIVE_INFINITY, 1), [0, 1])
  t.same(softmax(Number.POSITIVE_INFINITY, 1), [Number.NaN, Number.NaN])
  t.same(softmax(Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY), [Number.NaN, Number.NaN])
})
