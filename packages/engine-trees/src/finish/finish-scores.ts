import type { Scores } from '../ensemble/scores.ts'
import { classify } from './classify.ts'
import type { Finish, Finished } from './finish.ts'
import { transformRows } from './transform-rows.ts'

type Values = Float32Array | Float64Array

/**
 * Makes the operator's answer of its ensemble's `rows × targets` scores, as onnxruntime 1.30 does, bit by bit but for
 * the C library's `expf` and `logf` (see `transformRows`). The answer may be written over the scores.
 */
export function finish(scores: Scores, rows: number, targets: number, spec: Finish): Finished {
  const { values, present } = scores
  const classes = spec.kind === 'classifier' ? classify(scores, rows, targets, spec) : undefined
  if (classes === undefined) regress(values, present, rows, targets, spec)
  const given = spec.output === 'float32' ? toFloat32(values) : values
  return { values: given, columns: targets, ...(classes && { classes }) }
}

/** In place. A single target is a path of its own: its score counts without a weight, and only PROBIT transforms it. */
function regress(
  values: Values,
  present: Uint8Array | undefined,
  rows: number,
  targets: number,
  { baseValues, postTransform }: Finish,
): void {
  if (targets === 1) {
    const base = baseValues[0] ?? 0
    for (let row = 0; row < rows; row++) values[row] = (values[row] as number) + base
    if (postTransform === 'probit') transformRows(values, rows, 1, 'probit')
    return
  }
  if (baseValues.length > 0) addBase(values, baseValues)
  if (present !== undefined) clearAbsent(values, present)
  transformRows(values, rows, targets, postTransform)
}

function addBase(values: Values, base: readonly number[]): void {
  for (let at = 0; at < values.length; ) {
    for (let target = 0; target < base.length; target++, at++)
      values[at] = (values[at] as number) + (base[target] as number)
  }
}

/** A target without a weight is 0, whatever its base value. */
function clearAbsent(values: Values, present: Uint8Array): void {
  for (let at = 0; at < values.length; at++) if (present[at] === 0) values[at] = 0
}

function toFloat32(values: Values): Float32Array {
  return values instanceof Float32Array ? values : Float32Array.from(values)
}
