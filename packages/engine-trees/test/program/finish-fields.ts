import { faultOf } from '@inferry/testing'
import t from 'tap'
import type { EnsembleWalker } from '../../src/ensemble/scores.ts'
import type { Finish } from '../../src/finish/finish.ts'
import { fieldsOf } from '../../src/program/fields.ts'
import { readFinish, toFinishFields } from '../../src/program/finish-fields.ts'
import { classify, regress } from '../fixtures/stumps.ts'

type Sizes = Pick<EnsembleWalker, 'targets' | 'precision'>
const read = (fields: object, { targets, precision }: Sizes) =>
  readFinish(fieldsOf(fields, 'finish'), {
    targets,
    precision,
    features: 1,
    steps: 1,
    excess: 0,
    scores: () => ({ values: new Float32Array(0) }),
  })

t.test('comes through JSON', async (t) => {
  const cases: readonly (readonly [Finish, number])[] = [
    [regress, 1],
    [{ ...regress, baseValues: [Number.NaN, -0], postTransform: 'softmax' }, 2],
    [classify, 3],
    [{ ...classify, labels: [-1, 2 ** 53 - 1], baseValues: [0.5], positiveWeights: false }, 2],
    [{ ...classify, labels: [0, 1], postTransform: 'logistic' }, 1],
  ]
  for (const [finish, targets] of cases) {
    const fields = JSON.parse(JSON.stringify(toFinishFields(finish)))
    t.same(read(fields, { targets, precision: 'float32' }), finish)
  }
})

t.test('must fit the ensemble', async (t) => {
  const cases: readonly (readonly [object, number, RegExp])[] = [
    [{ ...regress, kind: 'x' }, 1, /"kind" is none of/],
    [{ ...regress, postTransform: 'x' }, 1, /"postTransform" is none of/],
    [{ ...regress, output: 'float64' }, 1, /its scores are float64, its ensemble float32/],
    [{ ...regress, baseValues: [1, 2] }, 1, /2 base values, its ensemble 1 targets/],
    [{ ...regress, baseValues: [1] }, 2, /1 base values, its ensemble 2 targets/],
    [{ ...classify, labels: ['a', 'b'] }, 3, /2 labels, its ensemble 3 targets/],
    [{ ...classify, labels: ['a'] }, 1, /1 labels, its ensemble 1 targets/],
    [{ ...classify, labels: [] }, 3, /0 labels/],
    [{ ...classify, labels: ['a', 1, 'b'] }, 3, /"labels" has no texts at 1/],
    [{ ...classify, labels: [0.5, 1, 2] }, 3, /"labels" has no whole numbers/],
    [{ ...classify, weightedClasses: 4 }, 3, /"weightedClasses" is no whole number from 0 to 3/],
  ]
  for (const [fields, targets, message] of cases)
    t.match(
      faultOf(() => read(fields, { targets, precision: 'float32' })),
      { message },
    )
})
