import type { GraphProto } from './generated/onnx_pb.ts'
import { walkGraphs } from './walk-graphs.ts'

/**
 * Gives a value another name wherever it is made or used, also in nested graphs: ONNX forbids them to reuse an outer
 * name for something else. What the graph declared about the value's type under the old name is dropped.
 */
export function renameValue(graph: GraphProto, from: string, to: string): void {
  const rename = (names: string[]): string[] => names.map((name) => (name === from ? to : name))
  for (const each of walkGraphs(graph)) {
    for (const node of each.node) {
      node.input = rename(node.input)
      node.output = rename(node.output)
    }
    for (const output of each.output) if (output.name === from) output.name = to
    for (const note of each.quantizationAnnotation) if (note.tensorName === from) note.tensorName = to
    each.valueInfo = each.valueInfo.filter(({ name }) => name !== from)
  }
}
