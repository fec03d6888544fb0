import type { GraphProto, NodeProto } from './generated/onnx_pb.ts'

/** The node that makes a value, and under which name: `Cast` and `Identity` after it are looked through. */
export interface ValueMaker {
  readonly node: NodeProto
  readonly value: string
}

/** Finds it; undefined for inputs, constants, and loops of hostile models. */
export function valueMaker(graph: GraphProto, name: string): ValueMaker | undefined {
  const seen = new Set<string>()
  let value: string | undefined = name
  while (value !== undefined && !seen.has(value)) {
    seen.add(value)
    const current: string = value
    const node = graph.node.find(({ output }) => output.includes(current))
    if (node === undefined) return undefined
    const copies = node.domain === '' && (node.opType === 'Cast' || node.opType === 'Identity')
    if (!copies) return { node, value: current }
    value = node.input[0]
  }
  return undefined
}
