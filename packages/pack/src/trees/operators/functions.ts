import type { Aggregate, PostTransform } from '@inferry/engine-trees/compile'
import { Unsupported } from '../unsupported.ts'

const transforms: ReadonlyMap<string, PostTransform> = new Map([
  ['NONE', 'none'],
  ['LOGISTIC', 'logistic'],
  ['SOFTMAX', 'softmax'],
  ['SOFTMAX_ZERO', 'softmax_zero'],
  ['PROBIT', 'probit'],
])

/**
 * By `TreeEnsemble`'s numbers as onnxruntime 1.30 reads them: to ONNX, 1 is SOFTMAX and 2 LOGISTIC.
 */
const numberedTransforms: readonly PostTransform[] = ['none', 'logistic', 'softmax', 'softmax_zero', 'probit']

const aggregates: ReadonlyMap<string, Aggregate> = new Map([
  ['SUM', 'sum'],
  ['AVERAGE', 'average'],
  ['MIN', 'min'],
  ['MAX', 'max'],
])

const numberedAggregates: readonly Aggregate[] = ['average', 'sum', 'min', 'max']

/** By the name that the older operators have for it, or by `TreeEnsemble`'s number. */
export function postTransform(key: string | number): PostTransform {
  const found = typeof key === 'string' ? transforms.get(key) : numberedTransforms[key]
  if (found === undefined) throw new Unsupported(`its post_transform is ${JSON.stringify(key)}`)
  return found
}

/** Likewise. */
export function aggregateFunction(key: string | number): Aggregate {
  const found = typeof key === 'string' ? aggregates.get(key) : numberedAggregates[key]
  if (found === undefined) throw new Unsupported(`its aggregate_function is ${JSON.stringify(key)}`)
  return found
}
