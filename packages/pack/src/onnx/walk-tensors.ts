import type { OnnxModel } from './decode-model.ts'
import type { GraphProto, NodeProto, SparseTensorProto, TensorProto } from './generated/onnx_pb.ts'
import { nodeGraphs, walkGraphs } from './walk-graphs.ts'

/** Every tensor that the file holds: weights and constants, at any depth, also in functions and training graphs. */
export function* walkTensors(model: OnnxModel): Generator<TensorProto> {
  yield* graphTensors(model.graph)
  for (const { node, attributeProto } of model.functions) {
    yield* nodeTensors([...node, { attribute: attributeProto }])
    for (const graph of nodeGraphs([...node, { attribute: attributeProto }])) yield* graphTensors(graph)
  }
  for (const { initialization, algorithm } of model.trainingInfo) {
    for (const graph of [initialization, algorithm]) if (graph !== undefined) yield* graphTensors(graph)
  }
}

function* graphTensors(outer: GraphProto): Generator<TensorProto> {
  for (const graph of walkGraphs(outer)) {
    yield* graph.initializer
    yield* sparseTensors(graph.sparseInitializer)
    yield* nodeTensors(graph.node)
  }
}

function* nodeTensors(nodes: readonly Pick<NodeProto, 'attribute'>[]): Generator<TensorProto> {
  for (const { attribute } of nodes) {
    for (const { t, tensors, sparseTensor, sparseTensors: more } of attribute) {
      if (t !== undefined) yield t
      yield* tensors
      yield* sparseTensors(sparseTensor === undefined ? more : [sparseTensor, ...more])
    }
  }
}

function* sparseTensors(tensors: readonly SparseTensorProto[]): Generator<TensorProto> {
  for (const { values, indices } of tensors) {
    if (values !== undefined) yield values
    if (indices !== undefined) yield indices
  }
}
