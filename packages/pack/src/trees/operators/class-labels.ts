import { Unsupported } from '../unsupported.ts'
import type { OperatorAttributes } from './operator-attributes.ts'
import { operatorFault } from './operator-fault.ts'

/** All strings or all safe integers. Where a model has both, onnxruntime takes the strings. */
export function classLabels(attributes: OperatorAttributes): readonly (string | number)[] {
  const texts = attributes.strings('classlabels_strings')
  if (texts.length > 0) return texts.map((bytes) => new TextDecoder().decode(bytes))
  const numbers = attributes.bigints('classlabels_int64s')
  if (numbers.length === 0) throw operatorFault(attributes.node, 'it has no class labels')
  return numbers.map((label) => {
    if (!Number.isSafeInteger(Number(label))) throw new Unsupported(`its class label ${label} is beyond 2^53`)
    return Number(label)
  })
}

/**
 * The labels that onnxruntime gives. Unless one of two classes has all the weights, it gives 1 or 0 for the second and
 * the first, whatever whole numbers the model has for them; likewise for a single class, by whether its score is above 0.
 */
export function givenLabels(
  labels: readonly (string | number)[],
  weightedClasses: number,
): readonly (string | number)[] {
  if (labels.length === 1 && typeof labels[0] === 'string')
    throw new Unsupported('it has a single class, a string, which onnxruntime reads beyond')
  const binary = labels.length === 2 && weightedClasses === 1
  if (labels.length > 2 || binary || typeof labels[0] === 'string') return labels
  return [0, 1]
}
