import type { Scores } from '../ensemble/scores.ts'
import { classifyBinary } from './classify-binary.ts'
import type { ClassifierFinish } from './finish.ts'
import { transformRows } from './transform-rows.ts'

/** Each row's class; the scores become the operator's, in place. */
export function classify(scores: Scores, rows: number, targets: number, spec: ClassifierFinish): Int32Array {
  if (targets === 1) return classifyOne(scores, rows, spec)
  if (targets === 2) return classifyBinary(scores, rows, spec)
  return classifyMany(scores, rows, targets, spec)
}

/** One class: its score is not transformed, except by PROBIT, and the answer is whether it is above 0. */
function classifyOne({ values }: Scores, rows: number, spec: ClassifierFinish): Int32Array {
  const classes = new Int32Array(rows)
  const base = spec.baseValues[0] ?? 0
  for (let row = 0; row < rows; row++) {
    values[row] = (values[row] as number) + base
    if ((values[row] as number) > 0) classes[row] = 1
  }
  if (spec.postTransform === 'probit') transformRows(values, rows, 1, 'probit')
  return classes
}

/**
 * The first class of the largest score wins; NaN wins where it comes first, and nowhere else. A class without a weight
 * counts if it has a base value. Where none counts, onnxruntime fails: `readTreeOperator` lets no such ensemble pass,
 * and the first class is the answer here.
 */
function classifyMany(scores: Scores, rows: number, targets: number, spec: ClassifierFinish): Int32Array {
  const { values, present } = scores
  const { baseValues, postTransform } = spec
  const based = baseValues.length > 0
  const classes = new Int32Array(rows)
  for (let row = 0, at = 0; row < rows; row++) {
    let winner = -1
    let most = 0
    for (let target = 0; target < targets; target++, at++) {
      if (based) values[at] = (values[at] as number) + (baseValues[target] as number)
      else if (present !== undefined && present[at] === 0) continue
      const score = values[at] as number
      if (winner >= 0 && !(score > most)) continue
      winner = target
      most = score
    }
    classes[row] = Math.max(winner, 0)
  }
  transformRows(values, rows, targets, postTransform)
  return classes
}
