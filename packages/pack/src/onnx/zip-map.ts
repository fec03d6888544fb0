import { create } from '@bufbuild/protobuf'
import { packFault } from '../pack-fault.ts'
import type { OnnxModel } from './decode-model.ts'
import {
  type GraphProto,
  type NodeProto,
  NodeProtoSchema,
  OperatorSetIdProtoSchema,
  TensorProto_DataType,
  type TypeProto,
  TypeProtoSchema,
} from './generated/onnx_pb.ts'
import { renameValue } from './rename-value.ts'
import { walkGraphs } from './walk-graphs.ts'

/**
 * Takes out of the model (in place) every `ZipMap` that only makes a graph output. A ZipMap turns a tensor of scores
 * `[N, C]` into a sequence of N maps from class to score, which onnxruntime-node cannot return; without it, the tensor
 * itself is the output, under the same name, and the classes become its labels. skl2onnx and onnxmltools write one
 * for each classifier. A ZipMap that also feeds another operator is left: its output then fails as a sequence.
 *
 * Gives the class labels of each output that was changed.
 */
export function removeZipMaps(model: OnnxModel, file: string): ReadonlyMap<string, readonly string[]> {
  const { graph } = model
  const labels = new Map<string, readonly string[]>()
  for (const zipMap of graph.node.filter(isZipMap)) {
    const [scores, maps] = [zipMap.input[0], zipMap.output[0]]
    if (scores === undefined || maps === undefined)
      throw packFault(file, 'has a ZipMap without input or output')
    const names = namesOf(graph, maps)
    const outputs = graph.output.filter(({ name }) => names?.has(name))
    if (names === undefined || outputs.length === 0) continue
    const classes = classLabels(zipMap, file)
    for (const output of outputs) {
      output.type = scoresType(output.type, classes.length)
      labels.set(output.name, classes)
    }
    graph.valueInfo = graph.valueInfo.filter(({ name }) => !names.has(name))
    replace(model, zipMap, scores, maps)
  }
  return labels
}

function isZipMap({ domain, opType }: NodeProto): boolean {
  return domain === 'ai.onnx.ml' && opType === 'ZipMap'
}

/** A value's names: its own and those of its copies by `Identity`. Undefined if anything else uses it. */
function namesOf(graph: GraphProto, value: string): ReadonlySet<string> | undefined {
  const names = new Set([value])
  for (const name of names) {
    for (const { node } of walkGraphs(graph)) {
      for (const user of node.filter(({ input }) => input.includes(name))) {
        const [copy] = user.output
        if (user.opType !== 'Identity' || user.domain !== '' || copy === undefined || node !== graph.node)
          return undefined
        names.add(copy)
      }
    }
  }
  return names
}

function classLabels(zipMap: NodeProto, file: string): readonly string[] {
  const attribute = (name: string) => zipMap.attribute.find((each) => each.name === name)
  const strings = attribute('classlabels_strings')?.strings ?? []
  if (strings.length > 0) return strings.map((bytes) => new TextDecoder().decode(bytes))
  const numbers = attribute('classlabels_int64s')?.ints ?? []
  if (numbers.length > 0) return numbers.map(String)
  throw packFault(
    file,
    `its ZipMap ${JSON.stringify(zipMap.name)} has no class labels; export the model again`,
  )
}

/** `[-1, classes]`, with the element type of the maps' values: float, but double too in models of skl2onnx. */
function scoresType(maps: TypeProto | undefined, classes: number): TypeProto {
  return create(TypeProtoSchema, {
    value: {
      case: 'tensorType',
      value: {
        elemType: mapValueType(maps) ?? TensorProto_DataType.FLOAT,
        shape: { dim: [{}, { value: { case: 'dimValue', value: BigInt(classes) } }] },
      },
    },
  })
}

function mapValueType(type: TypeProto | undefined): number | undefined {
  const map = type?.value.case === 'sequenceType' ? type.value.value.elemType?.value : undefined
  const value = map?.case === 'mapType' ? map.value.valueType?.value : undefined
  return value?.case === 'tensorType' ? value.value.elemType : undefined
}

/** Takes the node out, and has one name for its input and its output: the output's where the graph gives it out. */
function replace(model: OnnxModel, zipMap: NodeProto, scores: string, maps: string): void {
  const { graph } = model
  const given = (name: string) => graph.output.some((output) => output.name === name)
  const made = graph.node.some(({ output }) => output.includes(scores))
  const place = graph.node.indexOf(zipMap)
  if (!given(maps)) {
    graph.node.splice(place, 1)
    renameValue(graph, maps, scores)
  } else if (made && !given(scores)) {
    graph.node.splice(place, 1)
    renameValue(graph, scores, maps)
  } else {
    // Both names must stay: the scores are an output too, or an input or a constant of the graph.
    graph.node[place] = create(NodeProtoSchema, { opType: 'Identity', input: [scores], output: [maps] })
    needIdentity(model)
  }
}

/** Models of ai.onnx.ml alone need not import ONNX's own operators. 8 is the newest set that IR version 3 allows. */
function needIdentity({ opsetImport }: OnnxModel): void {
  if (opsetImport.some(({ domain }) => domain === '' || domain === 'ai.onnx')) return
  opsetImport.push(create(OperatorSetIdProtoSchema, { domain: '', version: 8n }))
}
