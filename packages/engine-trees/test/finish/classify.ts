import t from 'tap'
import { classify } from '../../src/finish/classify.ts'
import type { ClassifierFinish, PostTransform } from '../../src/finish/finish.ts'

function finishOf(classes: number, postTransform: PostTransform, baseValues: readonly number[] = []) {
  const spec: ClassifierFinish = {
    kind: 'classifier',
    baseValues,
    postTransform,
    output: 'float32',
    labels: Array.from({ length: Math.max(classes, 2) }, (_, label) => label),
    weightedClasses: classes,
    positiveWeights: false,
  }
  return spec
}

t.test('one class: whether its score is above 0, and no transform but PROBIT', async (t) => {
  const cases: readonly (readonly [PostTransform, readonly number[], readonly number[]])[] = [
    ['none', [], [-0.25, 0.75, 0]],
    ['logistic', [], [-0.25, 0.75, 0]],
    ['softmax', [], [-0.25, 0.75, 0]],
    ['probit', [], [Number.NaN, 0.6745743155479431, Number.NEGATIVE_INFINITY]],
    ['none', [0.5], [0.25, 1.25, 0.5]],
  ]
  for (const [transform, base, scores] of cases) {
    const values = Float32Array.of(-0.25, 0.75, 0)
    const classes = classify({ values }, 3, 1, finishOf(1, transform, base))
    t.same([...values], scores, transform)
    t.same([...classes], base.length === 0 ? [0, 1, 0] : [1, 1, 1], transform)
  }
})

t.test('two classes are the binary case', async (t) => {
  const values = Float32Array.of(0.25, 0)
  t.same([...classify({ values, present: Uint8Array.of(1, 0) }, 1, 2, finishOf(1, 'none'))], [1])
  t.same([...values], [-0.25, 0.25])
})

t.test('more: the first of the largest', async (t) => {
  const nan = Number.NaN
  const cases: readonly (readonly [scores: readonly number[], winner: number])[] = [
    [[0.1, 0.7, 0.2], 1],
    [[0.5, 0.5, 0.2], 0],
    [[-3, -2, -2], 1],
    [[0, -0, -1], 0],
    [[nan, 5, 6], 0],
    [[1, nan, 0.5], 0],
    [[1, nan, 2], 2],
  ]
  for (const [scores, winner] of cases) {
    t.same(
      [...classify({ values: Float32Array.from(scores) }, 1, 3, finishOf(3, 'none'))],
      [winner],
      `${scores}`,
    )
  }
})

t.test('classes without weights count if they have base values', async (t) => {
  const present = Uint8Array.of(1, 0, 0, 0, 0, 1)
  const values = Float32Array.of(-0.25, 0, 0, 0, 0, -3)
  t.same([...classify({ values, present }, 2, 3, finishOf(3, 'none'))], [0, 2])
  t.same([...values], [-0.25, 0, 0, 0, 0, -3])
  t.same([...classify({ values, present }, 2, 3, finishOf(3, 'none', [-1, -2, -3]))], [0, 0])
  t.same([...values], [-1.25, -2, -3, -1, -2, -6])
  t.same(
    [...classify({ values: new Float32Array(3), present: new Uint8Array(3) }, 1, 3, finishOf(3, 'none'))],
    [0],
  )
})

t.test('more: transforms', async (t) => {
  const present = Uint8Array.of(1, 0, 0, 0, 0, 1)
  const values = Float32Array.of(-0.25, 0, 0, 0, 0, -3)
  classify({ values, present }, 2, 3, finishOf(3, 'logistic'))
  t.same([...values], [0.43782347440719604, 0.5, 0.5, 0.5, 0.5, 0.04742586612701416])
})
