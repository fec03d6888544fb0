import type { EnsembleWalker } from '../ensemble/scores.ts'
import type { Finish, PostTransform } from '../finish/finish.ts'
import type { Fields } from './fields.ts'
import { type JsonNumber, toJsonNumber } from './json.ts'

/** A `Finish` as the header holds it. */
export interface FinishFields {
  readonly kind: Finish['kind']
  readonly baseValues: readonly JsonNumber[]
  readonly postTransform: PostTransform
  readonly output: Finish['output']
  readonly labels?: readonly (string | number)[]
  readonly weightedClasses?: number
  readonly positiveWeights?: true
}

const transforms: readonly PostTransform[] = ['none', 'logistic', 'softmax', 'softmax_zero', 'probit']
const precisions = ['float32', 'float64'] as const

export function toFinishFields(finish: Finish): FinishFields {
  const { kind, postTransform, output } = finish
  const baseValues = finish.baseValues.map(toJsonNumber)
  if (finish.kind === 'regressor') return { kind, baseValues, postTransform, output }
  const { labels, weightedClasses, positiveWeights } = finish
  return {
    kind,
    baseValues,
    postTransform,
    output,
    labels,
    weightedClasses,
    ...(positiveWeights && { positiveWeights }),
  }
}

/** Reads a finish that fits an ensemble. Throws `INVALID_ARTIFACT`. */
export function readFinish(fields: Fields, { targets, precision }: EnsembleWalker): Finish {
  const kind = fields.oneOf('kind', ['regressor', 'classifier'])
  const postTransform = fields.oneOf('postTransform', transforms)
  const output = fields.oneOf('output', precisions)
  const baseValues = fields.numbers('baseValues')
  if (output === 'float64' && precision === 'float32')
    throw fields.fault('its scores are float64, its ensemble float32')
  const single = kind === 'classifier' && targets === 2 && baseValues.length === 1
  if (baseValues.length !== 0 && baseValues.length !== targets && !single)
    throw fields.fault(`it has ${baseValues.length} base values, its ensemble ${targets} targets`)
  if (kind === 'regressor') return { kind, baseValues, postTransform, output }
  const labels = readLabels(fields)
  if (labels.length !== Math.max(targets, 2))
    throw fields.fault(`it has ${labels.length} labels, its ensemble ${targets} targets`)
  const weightedClasses = fields.integer('weightedClasses', 0, labels.length)
  const positiveWeights = fields.has('positiveWeights')
  return { kind, baseValues, postTransform, output, labels, weightedClasses, positiveWeights }
}

function readLabels(fields: Fields): readonly (string | number)[] {
  const texts = typeof fields.list('labels')[0] === 'string'
  return texts
    ? fields.texts('labels')
    : fields.integers('labels', Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
}
