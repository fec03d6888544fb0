import type { ClassifierFinish } from '@inferry/engine-trees/compile'
import { Unsupported } from '../unsupported.ts'
import { givenLabels } from './class-labels.ts'
import { everyRowReaches } from './every-row-reaches.ts'
import { postTransform } from './functions.ts'
import type { WeightTable } from './named-trees.ts'
import type { OperatorAttributes, Precision } from './operator-attributes.ts'
import { operatorFault } from './operator-fault.ts'
import type { TreeSource } from './tree-source.ts'

/** What `TreeEnsembleClassifier` does after the sum. Throws `Unsupported` where onnxruntime's answer is not defined. */
export function classifierFinish(
  attributes: OperatorAttributes,
  precision: Precision,
  labels: readonly (string | number)[],
  { targets: ids, weights }: WeightTable,
  source: TreeSource,
): ClassifierFinish {
  const weightedClasses = new Set(ids).size
  const finish: ClassifierFinish = {
    kind: 'classifier',
    baseValues: classBaseValues(attributes, precision, labels.length),
    postTransform: postTransform(attributes.text('post_transform', 'NONE')),
    output: 'float32',
    labels: givenLabels(labels, weightedClasses),
    weightedClasses,
    positiveWeights: !Array.from(weights).some((weight) => weight < 0),
  }
  if (labels.length === 2) checkSecondClass(finish, source)
  if (labels.length > 2 && finish.baseValues.length === 0) checkAnyClass(source)
  return finish
}

function classBaseValues(
  attributes: OperatorAttributes,
  precision: Precision,
  classes: number,
): readonly number[] {
  const values = Array.from(attributes.numbers('base_values', precision))
  if (classes > 2 ? values.length !== 0 && values.length !== classes : values.length > 2)
    throw operatorFault(attributes.node, `it has ${values.length} base_values, but ${classes} classes`)
  if (classes === 1 && values.length === 2)
    throw new Unsupported('it has a single class with two base_values, of which onnxruntime makes two scores')
  return values
}

/** Where a row reaches no weight of the second class, there are ways on which onnxruntime sets no score of it. */
function checkSecondClass(finish: ClassifierFinish, source: TreeSource): void {
  const { baseValues, postTransform, weightedClasses } = finish
  if (baseValues.length === 2) return
  if (postTransform !== 'probit' && (baseValues.length === 0 || weightedClasses === 1)) return
  if (everyRowReaches(source, ({ weights }) => weights.some(({ target }) => target === 1))) return
  throw new Unsupported('rows may reach no weight of the second class, for which onnxruntime sets no score')
}

function checkAnyClass(source: TreeSource): void {
  if (everyRowReaches(source, ({ weights }) => weights.length > 0)) return
  throw new Unsupported('rows may reach no weight of any class, for which onnxruntime fails')
}
