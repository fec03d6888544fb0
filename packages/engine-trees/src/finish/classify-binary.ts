import type { Scores } from '../ensemble/scores.ts'
import type { ClassifierFinish } from './finish.ts'
import { logistic } from './float32-functions.ts'
import { transformRange } from './transform-rows.ts'

type Values = Float32Array | Float64Array

const round = Math.fround

/**
 * The two classes of each row, the scores in place. Where the second has no weight in any leaf that the row reaches,
 * its score is derived from the first's, unless there are two base values.
 */
export function classifyBinary(scores: Scores, rows: number, spec: ClassifierFinish): Int32Array {
  const { values, present } = scores
  const { baseValues, postTransform } = spec
  const classes = new Int32Array(rows)
  const complement = spec.weightedClasses === 1 && spec.positiveWeights
  const threshold = complement ? 0.5 : 0
  for (let row = 0, at = 0; row < rows; row++, at += 2) {
    const first = present === undefined || present[at] === 1
    const second = present === undefined || present[at + 1] === 1
    addBase(values, at, first, second, baseValues)
    if ((values[second ? at + 1 : at] as number) > threshold) classes[row] = 1
    if (second || baseValues.length === 2) transformRange(values, at, at + 2, postTransform)
    else if (postTransform === 'logistic') deriveLogistic(values, at)
    else if (complement) derive(values, at, 1 - (values[at] as number))
    else derive(values, at, first ? -(values[at] as number) : 0)
  }
  return classes
}

/** Of two base values, the second is added to the first class's score where the second class has one. */
function addBase(values: Values, at: number, first: boolean, second: boolean, base: readonly number[]): void {
  const [base0 = 0, base1 = 0] = base
  if (base.length === 2 && second) {
    values[at + 1] = base1 + (values[at] as number)
    values[at] = -(values[at + 1] as number)
  } else if (base.length > 0) values[at] = (values[at] as number) + base0
  if (!first) values[at] = 0
  if (!second) values[at + 1] = 0
}

/** The given score moves to the second class. */
function derive(values: Values, at: number, other: number): void {
  values[at + 1] = values[at] as number
  values[at] = other
}

function deriveLogistic(values: Values, at: number): void {
  const score = round(values[at] as number)
  values[at] = logistic(-score)
  values[at + 1] = logistic(score)
}
