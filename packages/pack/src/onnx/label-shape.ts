import { create } from '@bufbuild/protobuf'
import type { OnnxModel } from './decode-model.ts'
import { type GraphProto, TensorShapeProto_DimensionSchema } from './generated/onnx_pb.ts'
import { tensorShape } from './tensor-shape.ts'
import { valueMaker } from './value-maker.ts'

const classifiers = new Set(['TreeEnsembleClassifier', 'LinearClassifier', 'SVMClassifier'])

/**
 * Corrects (in place) the shape of class label outputs that are declared `[1]`, as onnxmltools declares LightGBM's:
 * a classifier of ai.onnx.ml gives `[N]`, a label for each row. Gives the names of the outputs that were changed.
 */
export function correctLabelShapes({ graph }: OnnxModel): readonly string[] {
  if (!takesAnyRows(graph)) return []
  const corrected: string[] = []
  for (const { name, type } of graph.output) {
    const shape = tensorShape(type)
    const dim = shape?.dim.length === 1 ? shape.dim[0]?.value : undefined
    if (shape === undefined || dim?.case !== 'dimValue' || dim.value !== 1n) continue
    if (!isClassLabel(graph, name)) continue
    shape.dim = [create(TensorShapeProto_DimensionSchema)]
    corrected.push(name)
  }
  return corrected
}

function takesAnyRows({ input }: GraphProto): boolean {
  return input.some(({ type }) => {
    const shape = tensorShape(type)
    return shape?.dim[0] !== undefined && shape.dim[0].value.case !== 'dimValue'
  })
}

/** Whether a classifier's first output reaches it through nothing but `Cast` and `Identity`. */
function isClassLabel(graph: GraphProto, name: string): boolean {
  const maker = valueMaker(graph, name)
  if (maker?.node.domain !== 'ai.onnx.ml' || !classifiers.has(maker.node.opType)) return false
  return maker.node.output[0] === maker.value
}
