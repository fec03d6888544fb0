import type { Aggregate, Ensemble, Finish } from '@inferry/engine-trees/compile'
import { dataTypeName } from '../../onnx/element-type.ts'
import { TensorProto_DataType as DataType, type NodeProto } from '../../onnx/generated/onnx_pb.ts'
import { Unsupported } from '../unsupported.ts'
import { classLabels } from './class-labels.ts'
import { classifierFinish } from './classifier-finish.ts'
import { aggregateFunction, postTransform } from './functions.ts'
import { readIndexedTrees } from './indexed-trees.ts'
import { knownAttributes } from './known-attributes.ts'
import { readNamedTrees } from './named-trees.ts'
import { type OperatorAttributes, operatorAttributes, type Precision } from './operator-attributes.ts'
import { operatorFault } from './operator-fault.ts'
import { toEnsemble } from './to-ensemble.ts'

export interface TreeOperator {
  /** Of `x` in its own precision; whole numbers become float32, rounded once. */
  readonly ensemble: Ensemble
  readonly finish: Finish
}

/** Whether {@link readTreeOperator} reads this operator. */
export function isTreeOperator({ domain, opType }: NodeProto): boolean {
  return domain === 'ai.onnx.ml' && readers.has(opType)
}

/**
 * The trees of an operator of ai.onnx.ml, and what it makes of their leaves: `TreeEnsembleRegressor` and
 * `TreeEnsembleClassifier` of operator sets 1 to 4, `TreeEnsemble` of 5. `input` is the `TensorProto.DataType` of the
 * operator's input. As onnxruntime 1.30 understands it.
 *
 * Throws `Unsupported` for what cannot be done exactly, and `INVALID_ARTIFACT` for a damaged operator, which
 * onnxruntime would not load either; in time and memory bounded by the operator's size.
 */
export function readTreeOperator(node: NodeProto, opset: number, input: number): TreeOperator {
  const reader = readers.get(node.opType)
  if (reader === undefined || node.domain !== 'ai.onnx.ml') throw new Unsupported('it holds no trees')
  const { inputs, opsets } = reader
  if (!(opset >= opsets[0] && opset <= opsets[1]))
    throw new Unsupported(`it is of ai.onnx.ml ${opset}, where ${opsets.join(' to ')} are known`)
  if (!inputs.includes(input)) throw new Unsupported(`its input is of ${dataTypeName(input)}`)
  const attributes = operatorAttributes(node, knownAttributes(node.opType, opset))
  return reader.read(attributes, input === DataType.DOUBLE ? 'float64' : 'float32')
}

interface Reader {
  /** From the first that has the operator to the last. */
  readonly opsets: readonly [number, number]
  /** What onnxruntime runs it on. */
  readonly inputs: readonly number[]
  readonly read: (attributes: OperatorAttributes, precision: Precision) => TreeOperator
}

const { FLOAT, DOUBLE, INT32, INT64 } = DataType

const readers: ReadonlyMap<string, Reader> = new Map([
  ['TreeEnsembleRegressor', { opsets: [1, 4], inputs: [FLOAT, DOUBLE], read: readRegressor }],
  ['TreeEnsembleClassifier', { opsets: [1, 4], inputs: [FLOAT, DOUBLE, INT64, INT32], read: readClassifier }],
  ['TreeEnsemble', { opsets: [5, 5], inputs: [FLOAT, DOUBLE], read: readEnsemble }],
])

function readRegressor(attributes: OperatorAttributes, precision: Precision): TreeOperator {
  const aggregate = aggregateFunction(attributes.text('aggregate_function', 'SUM'))
  const targets = targetCount(attributes)
  const weights = attributes.numbers('target_weights', precision)
  const table = { prefix: 'target', targets: attributes.ints('target_ids'), weights } as const
  const source = readNamedTrees(attributes, precision, table, targets)
  const base = Array.from(attributes.numbers('base_values', precision))
  if (base.length !== 0 && base.length !== targets)
    throw operatorFault(attributes.node, `it has ${base.length} base_values, but ${targets} targets`)
  return {
    ensemble: toEnsemble(source, { precision, targets, aggregate }),
    finish: {
      kind: 'regressor',
      baseValues: baseValues(base, aggregate, targets),
      postTransform: postTransform(attributes.text('post_transform', 'NONE')),
      output: 'float32',
    },
  }
}

function readClassifier(attributes: OperatorAttributes, precision: Precision): TreeOperator {
  const labels = classLabels(attributes)
  const weights = attributes.numbers('class_weights', precision)
  const table = { prefix: 'class', targets: attributes.ints('class_ids'), weights } as const
  const source = readNamedTrees(attributes, precision, table, labels.length)
  const finish = classifierFinish(attributes, precision, labels, table, source)
  return { ensemble: toEnsemble(source, { precision, targets: labels.length, aggregate: 'sum' }), finish }
}

function readEnsemble(attributes: OperatorAttributes, precision: Precision): TreeOperator {
  const aggregate = aggregateFunction(attributes.int('aggregate_function', 1))
  const targets = targetCount(attributes)
  const source = readIndexedTrees(attributes, precision, targets)
  return {
    ensemble: toEnsemble(source, { precision, targets, aggregate }),
    finish: {
      kind: 'regressor',
      baseValues: baseValues([], aggregate, targets),
      postTransform: postTransform(attributes.int('post_transform', 0)),
      output: precision,
    },
  }
}

/** The engine's limit too. */
const maxTargets = 2 ** 20

function targetCount(attributes: OperatorAttributes): number {
  const targets = attributes.int('n_targets', 0)
  if (targets < 1) throw operatorFault(attributes.node, `its n_targets is ${targets}`)
  if (targets > maxTargets) throw new Unsupported(`it has ${targets} targets, more than ${maxTargets}`)
  return targets
}

/** onnxruntime adds 0 to a minimum or a maximum, which makes 0 of -0, but nothing to a sum or an average. */
function baseValues(given: readonly number[], aggregate: Aggregate, targets: number): readonly number[] {
  const extreme = aggregate === 'min' || aggregate === 'max'
  return given.length === 0 && extreme && targets > 1 ? new Array(targets).fill(0) : given
}
