import { create } from '@bufbuild/protobuf'
import type { OnnxModel } from './decode-model.ts'
import {
  type GraphProto,
  type NodeProto,
  type TensorShapeProto_Dimension,
  TensorShapeProto_DimensionSchema,
} from './generated/onnx_pb.ts'
import { tensorShape } from './tensor-shape.ts'
import { valueMaker } from './value-maker.ts'

/** The regressors of ai.onnx.ml, and the attribute that counts the numbers of a row's answer, 1 when left out. */
const regressors: Readonly<Record<string, string>> = {
  TreeEnsembleRegressor: 'n_targets',
  TreeEnsemble: 'n_targets',
  LinearRegressor: 'targets',
}

export interface CorrectedShape {
  readonly output: string
  /** The sizes as they were declared; -1: known at run time. */
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/**
 * Corrects (in place) the shape of regressors' outputs, which is `[N, targets]`: skl2onnx declares `[N, 1]` for forests
 * of several targets, CatBoost `[N]`. The first dimension stays as it was.
 */
export function correctScoreShapes({ graph }: OnnxModel): readonly CorrectedShape[] {
  const corrected: CorrectedShape[] = []
  for (const { name, type } of graph.output) {
    const shape = tensorShape(type)
    const [first, second] = shape?.dim ?? []
    const targets = targetsOf(graph, name)
    if (shape === undefined || first === undefined || targets === undefined || shape.dim.length > 2) continue
    if (second !== undefined && (sizeOf(second) === -1 || sizeOf(second) === Number(targets))) continue
    const from = shape.dim.map(sizeOf)
    const dim = create(TensorShapeProto_DimensionSchema, { value: { case: 'dimValue', value: targets } })
    shape.dim = [first, dim]
    corrected.push({ output: name, from, to: shape.dim.map(sizeOf) })
  }
  return corrected
}

/** How many numbers a regressor gives a row; undefined if none makes the output. */
function targetsOf(graph: GraphProto, output: string): bigint | undefined {
  const maker = valueMaker(graph, output)
  if (maker?.node.domain !== 'ai.onnx.ml' || !Object.hasOwn(regressors, maker.node.opType)) return undefined
  const targets = attributeOf(maker.node, regressors[maker.node.opType] as string) ?? 1n
  return targets > 0n ? targets : undefined
}

function attributeOf({ attribute }: NodeProto, name: string): bigint | undefined {
  return attribute.find((each) => each.name === name)?.i
}

function sizeOf({ value }: TensorShapeProto_Dimension): number {
  return value.case === 'dimValue' ? Number(value.value) : -1
}
