import { create } from '@bufbuild/protobuf'
import type { OnnxModel } from './decode-model.ts'
import { type GraphProto, type NodeProto, TensorShapeProto_DimensionSchema } from './generated/onnx_pb.ts'

const classifiers = new Set(['TreeEnsembleClassifier', 'LinearClassifier', 'SVMClassifier'])

/**
 * Corrects (in place) the shape of class label outputs that are declared `[1]`, as onnxmltools declares LightGBM's:
 * a classifier of ai.onnx.ml gives `[N]`, a label for each row. Gives the names of the outputs that were changed.
 */
export function correctLabelShapes({ graph }: OnnxModel): readonly string[] {
  if (!takesAnyRows(graph)) return []
  const corrected: string[] = []
  for (const { name, type } of graph.output) {
    const shape = type?.value.case === 'tensorType' ? type.value.value.shape : undefined
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
    const shape = type?.value.case === 'tensorType' ? type.value.value.shape : undefined
    return shape?.dim[0] !== undefined && shape.dim[0].value.case !== 'dimValue'
  })
}

/** Whether a classifier's first output reaches it through nothing but `Cast` and `Identity`. */
function isClassLabel(graph: GraphProto, name: string): boolean {
  const seen = new Set<string>()
  let maker: NodeProto | undefined
  for (
    let value: string | undefined = name;
    value !== undefined && !seen.has(value);
    value = maker?.input[0]
  ) {
    seen.add(value)
    const current: string = value
    maker = graph.node.find(({ output }) => output.includes(current))
    if (maker?.domain === 'ai.onnx.ml') return classifiers.has(maker.opType) && maker.output[0] === current
    if (maker?.domain !== '' || (maker.opType !== 'Cast' && maker.opType !== 'Identity')) return false
  }
  return false
}
