import t from 'tap'
import { logistic, probit } from '../../src/finish/float32-functions.ts'

/** Recorded from onnxruntime 1.30. */
t.test('logistic', async (t) => {
  const cases: readonly (readonly [x: number, y: number])[] = [
    [0, 0.5],
    [0.25, 0.562176525592804],
    [-0.25, 0.43782347440719604],
    [1, 0.7310585975646973],
    [2, 0.8807970285415649],
    [-3, 0.04742586612701416],
    [Number.POSITIVE_INFINITY, 1],
    [Number.NEGATIVE_INFINITY, 0],
    [Number.NaN, Number.NaN],
  ]
  for (const [x, y] of cases) t.ok(Object.is(logistic(x), y), `${x}`)
})

t.test('probit', async (t) => {
  const cases: readonly (readonly [x: number, y: number])[] = [
    [0.25, -0.6745743155479431],
    [0.75, 0.6745743155479431],
    [Math.fround(0.35), -0.38534024357795715],
    [Math.fround(0.85), 1.0366135835647583],
    [Math.fround(0.6), 0.2533535063266754],
    [0.5, 0],
    [0, Number.NEGATIVE_INFINITY],
    [1, Number.POSITIVE_INFINITY],
    [-0.25, Number.NaN],
    [1.5, Number.NaN],
    [Number.NaN, Number.NaN],
  ]
  for (const [x, y] of cases) t.ok(Object.is(probit(x), y), `${x}`)
})
