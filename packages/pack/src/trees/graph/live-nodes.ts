import type { GraphProto, NodeProto } from '../../onnx/generated/onnx_pb.ts'
import { Unsupported } from '../unsupported.ts'

/** The nodes that the graph's outputs need, each after those that make its inputs. */
export function liveNodes(graph: GraphProto): readonly NodeProto[] {
  const makers = new Map<string, NodeProto>()
  for (const node of graph.node) {
    for (const name of node.output) if (name !== '') makers.set(name, node)
  }
  const sorted = new Set<NodeProto>()
  /** The nodes on the way from an output to the one at hand. */
  const open = new Set<NodeProto>()
  // Without recursion: a chain of nodes may be longer than the stack.
  const stack: { readonly node: NodeProto; next: number }[] = []
  const enter = (name: string) => {
    const node = makers.get(name)
    if (node === undefined || sorted.has(node)) return
    if (open.has(node)) throw new Unsupported(`the node ${JSON.stringify(node.name)} needs its own result`)
    open.add(node)
    stack.push({ node, next: 0 })
  }
  for (const { name } of graph.output) {
    enter(name)
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const input = top.node.input[top.next++]
      if (input !== undefined) enter(input)
      else {
        sorted.add(top.node)
        open.delete(top.node)
        stack.pop()
      }
    }
  }
  return [...sorted]
}
