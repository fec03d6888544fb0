import t from 'tap'
import { classifyBinary } from '../../src/finish/classify-binary.ts'
import type { ClassifierFinish, PostTransform } from '../../src/finish/finish.ts'

/** Which classes have weights, and the sums that two rows reach; `undefined` where a row reaches no weight. */
type Sums = readonly [readonly (number | undefined)[], readonly (number | undefined)[]]

const sums = {
  'the first, positive': [
    [0.25, undefined],
    [0.75, undefined],
  ],
  'the first, mixed': [
    [-0.25, undefined],
    [0.75, undefined],
  ],
  'the second, positive': [
    [undefined, 0.25],
    [undefined, 0.75],
  ],
  'the second, mixed': [
    [undefined, -0.25],
    [undefined, 0.75],
  ],
  both: [
    [0.25, 0.75],
    [0.6, -0.4],
  ],
  either: [
    [0.25, undefined],
    [undefined, 0.75],
  ],
} as const satisfies Record<string, Sums>

/** Recorded from onnxruntime 1.30. */
const recorded: readonly (readonly [
  weights: keyof typeof sums,
  transform: PostTransform,
  base: readonly number[],
  scores: readonly number[],
  classes: readonly number[],
])[] = [
  ['the first, positive', 'none', [], [0.75, 0.25, 0.25, 0.75], [0, 1]],
  [
    'the first, positive',
    'none',
    [0.1],
    [0.6499999761581421, 0.3499999940395355, 0.1499999761581421, 0.8500000238418579],
    [0, 1],
  ],
  ['the first, positive', 'none', [0.1, 0.2], [0.3499999940395355, 0, 0.8500000238418579, 0], [0, 1]],
  [
    'the first, positive',
    'logistic',
    [],
    [0.43782347440719604, 0.562176525592804, 0.32082128524780273, 0.6791787147521973],
    [0, 1],
  ],
  ['the first, positive', 'logistic', [0.1, 0.2], [0.5866175889968872, 0.5, 0.7005671858787537, 0.5], [0, 1]],
  ['the first, positive', 'softmax', [], [0.75, 0.25, 0.25, 0.75], [0, 1]],
  [
    'the first, positive',
    'softmax',
    [0.1, 0.2],
    [0.5866175889968872, 0.4133824110031128, 0.7005671858787537, 0.2994328737258911],
    [0, 1],
  ],
  ['the first, positive', 'softmax_zero', [0.1, 0.2], [1, 0, 1, 0], [0, 1]],
  ['the first, mixed', 'none', [], [0.25, -0.25, -0.75, 0.75], [0, 1]],
  [
    'the first, mixed',
    'logistic',
    [0.1],
    [0.5374298095703125, 0.4625701904296875, 0.29943281412124634, 0.7005671858787537],
    [0, 1],
  ],
  ['the first, mixed', 'softmax', [], [0.25, -0.25, -0.75, 0.75], [0, 1]],
  ['the second, positive', 'none', [], [0, 0.25, 0, 0.75], [0, 1]],
  ['the second, positive', 'none', [0.1], [0, 0.25, 0, 0.75], [0, 1]],
  ['the second, positive', 'none', [0.1, 0.2], [0, 0.20000000298023224, 0, 0.20000000298023224], [0, 0]],
  ['the second, positive', 'logistic', [], [0.5, 0.562176525592804, 0.5, 0.6791787147521973], [0, 1]],
  [
    'the second, positive',
    'softmax',
    [],
    [0.43782350420951843, 0.562176525592804, 0.32082128524780273, 0.6791787147521973],
    [0, 1],
  ],
  ['the second, mixed', 'none', [0.1, 0.2], [0, 0.20000000298023224, 0, 0.20000000298023224], [1, 1]],
  ['both', 'none', [], [0.25, 0.75, 0.6000000238418579, -0.4000000059604645], [1, 0]],
  ['both', 'none', [0.1], [0.3499999940395355, 0.75, 0.7000000476837158, -0.4000000059604645], [1, 0]],
  [
    'both',
    'none',
    [0.1, 0.2],
    [-0.44999998807907104, 0.44999998807907104, -0.800000011920929, 0.800000011920929],
    [1, 1],
  ],
  [
    'both',
    'softmax',
    [],
    [0.3775406777858734, 0.622459352016449, 0.7310585975646973, 0.2689414322376251],
    [1, 0],
  ],
  ['both', 'probit', [], [-0.6745743155479431, 0.6745743155479431, 0.2533535063266754, Number.NaN], [1, 0]],
  ['either', 'none', [], [-0.25, 0.25, 0, 0.75], [1, 1]],
  ['either', 'logistic', [], [0.43782347440719604, 0.562176525592804, 0.5, 0.6791787147521973], [1, 1]],
  ['either', 'none', [0.1, 0.2], [0.3499999940395355, 0, 0, 0.20000000298023224], [1, 1]],
]

function finishOf(weights: string, postTransform: PostTransform, baseValues: readonly number[]) {
  const spec: ClassifierFinish = {
    kind: 'classifier',
    baseValues: baseValues.map(Math.fround),
    postTransform,
    output: 'float32',
    labels: ['no', 'yes'],
    weightedClasses: weights.startsWith('the') ? 1 : 2,
    positiveWeights: weights.endsWith('positive'),
  }
  return spec
}

t.test('as onnxruntime answers', async (t) => {
  for (const [weights, transform, base, scores, classes] of recorded) {
    const rows = sums[weights].flat()
    const values = Float32Array.from(rows, (sum) => sum ?? 0)
    const present = Uint8Array.from(rows, (sum) => Number(sum !== undefined))
    const found = classifyBinary({ values, present }, 2, finishOf(weights, transform, base))
    const name = `${weights}, ${transform}, ${base.length} base values`
    t.same([...values], scores, name)
    t.same([...found], classes, name)
  }
})

t.test('all present unless told', async (t) => {
  const values = Float32Array.of(0.25, 0.75, 0.6, -0.4)
  t.same([...classifyBinary({ values }, 2, finishOf('both', 'none', []))], [1, 0])
  t.same([...values], [...Float32Array.of(0.25, 0.75, 0.6, -0.4)])
})

t.test('ties and NaN are of the first class', async (t) => {
  for (const score of [0, -0, Number.NaN]) {
    const values = Float32Array.of(score, 0)
    const present = Uint8Array.of(1, 0)
    t.same([...classifyBinary({ values, present }, 1, finishOf('the first, mixed', 'none', []))], [0])
    t.same([...values], [-score, score])
  }
  const values = Float32Array.of(0.5, 0)
  const present = Uint8Array.of(1, 0)
  t.same([...classifyBinary({ values, present }, 1, finishOf('the first, positive', 'none', []))], [0])
})

t.test('nothing reached', async (t) => {
  const nothing = (weights: string, transform: PostTransform) => {
    const values = Float32Array.of(0, 0)
    const classes = classifyBinary(
      { values, present: Uint8Array.of(0, 0) },
      1,
      finishOf(weights, transform, []),
    )
    return [...values, ...classes]
  }
  t.same(nothing('the first, positive', 'none'), [1, 0, 0])
  t.same(nothing('the first, mixed', 'none'), [0, 0, 0])
  t.same(nothing('the first, mixed', 'logistic'), [0.5, 0.5, 0])
})
