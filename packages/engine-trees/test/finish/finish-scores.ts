import t from 'tap'
import type { Finish, RegressorFinish } from '../../src/finish/finish.ts'
import { finish } from '../../src/finish/finish-scores.ts'

const plain: RegressorFinish = { kind: 'regressor', baseValues: [], postTransform: 'none', output: 'float32' }

t.test('one target: a base value, and no transform but PROBIT', async (t) => {
  const answer = (spec: Finish) => {
    const { values, columns } = finish({ values: Float32Array.of(0.25, -0) }, 2, 1, spec)
    t.equal(columns, 1)
    return [...values]
  }
  t.same(answer(plain), [0.25, 0])
  t.same(answer({ ...plain, baseValues: [0.5] }), [0.75, 0.5])
  for (const postTransform of ['logistic', 'softmax', 'softmax_zero'] as const)
    t.same(answer({ ...plain, postTransform }), [0.25, 0], postTransform)
  t.same(answer({ ...plain, postTransform: 'probit' }), [-0.6745743155479431, Number.NEGATIVE_INFINITY])
})

t.test('one target counts without a weight', async (t) => {
  const scores = { values: Float32Array.of(0), present: Uint8Array.of(0) }
  t.same([...finish(scores, 1, 1, { ...plain, baseValues: [2] }).values], [2])
})

t.test('several targets: those without a weight are 0, whatever their base value', async (t) => {
  const scores = () => ({ values: Float32Array.of(1, 0, 0, 2), present: Uint8Array.of(1, 0, 0, 1) })
  t.same([...finish(scores(), 2, 2, plain).values], [1, 0, 0, 2])
  t.same([...finish(scores(), 2, 2, { ...plain, baseValues: [0.5, 0.25] }).values], [1.5, 0, 0, 2.25])
  t.same(
    [...finish(scores(), 2, 2, { ...plain, postTransform: 'logistic' }).values],
    [0.7310585975646973, 0.5, 0.5, 0.8807970285415649],
  )
})

t.test('-0 stays unless something is added', async (t) => {
  const values = () => Float32Array.of(-0, -0)
  t.ok(Object.is(finish({ values: values() }, 1, 2, plain).values[0], -0))
  t.ok(Object.is(finish({ values: values() }, 1, 2, { ...plain, baseValues: [0, 0] }).values[0], 0))
})

t.test('precision', async (t) => {
  const values = () => Float64Array.of(0.1)
  const doubles = finish({ values: values() }, 1, 1, { ...plain, baseValues: [0.2], output: 'float64' })
  t.same(doubles.values, Float64Array.of(0.1 + 0.2))
  const singles = finish({ values: values() }, 1, 1, { ...plain, baseValues: [0.2] })
  t.same(singles.values, Float32Array.of(0.1 + 0.2))
})

t.test('a classifier', async (t) => {
  const spec: Finish = {
    ...plain,
    kind: 'classifier',
    labels: ['a', 'b', 'c'],
    weightedClasses: 3,
    positiveWeights: true,
  }
  const { values, columns, classes } = finish({ values: Float64Array.of(0.1, 0.7, 0.2) }, 1, 3, spec)
  t.same(values, Float32Array.of(0.1, 0.7, 0.2))
  t.equal(columns, 3)
  t.same(classes, Int32Array.of(1))
})
