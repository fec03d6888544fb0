import type { GraphProto, NodeProto } from './generated/onnx_pb.ts'

/** The graph and every graph nested in its nodes' attributes (branches of `If`, bodies of `Loop` and `Scan`), outer first. */
export function* walkGraphs(graph: GraphProto): Generator<GraphProto> {
  yield graph
  for (const inner of nodeGraphs(graph.node)) yield* walkGraphs(inner)
}

/** The graphs that stand directly in these nodes' attributes. */
export function* nodeGraphs(nodes: readonly Pick<NodeProto, 'attribute'>[]): Generator<GraphProto> {
  for (const { attribute } of nodes) {
    for (const { g, graphs } of attribute) {
      if (g !== undefined) yield g
      yield* graphs
    }
  }
}
