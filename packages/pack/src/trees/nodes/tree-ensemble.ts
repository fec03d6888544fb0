import { TensorProto_DataType as DataType } from '../../onnx/generated/onnx_pb.ts'
import type { OnnxNode, Translate } from '../graph/onnx-node.ts'
import { rows } from '../graph/shape.ts'
import type { Value } from '../graph/value.ts'
import { readTreeOperator } from '../operators/read-tree-operator.ts'
import { Unsupported } from '../unsupported.ts'

/** The operators that this is all about. */
export const treeEnsembles: Readonly<Record<string, Translate>> = {
  TreeEnsemble: treeEnsemble,
  TreeEnsembleClassifier: treeEnsemble,
  TreeEnsembleRegressor: treeEnsemble,
}

const dataTypes: Readonly<Record<string, number>> = {
  float32: DataType.FLOAT,
  float64: DataType.DOUBLE,
  int32: DataType.INT32,
  int64: DataType.INT64,
}

function treeEnsemble(node: OnnxNode): readonly Value[] {
  const { ops, proto, opset } = node
  const x = node.input(0)
  if (x.shape.length !== 2 || x.shape[0] !== rows)
    throw new Unsupported(`its input has the shape [${x.shape}], expected rows and columns`)
  const { ensemble, finish } = readTreeOperator(proto, opset, dataTypes[x.type] ?? DataType.UNDEFINED)
  const features = ops.cast(x, ensemble.precision)
  const [scores, label] = ops.program.trees(features.built, ensemble, finish)
  const values = ops.wrap(scores as NonNullable<typeof scores>, [rows, ensemble.targets])
  return label === undefined ? [values] : [ops.wrap(label, [rows]), values]
}
