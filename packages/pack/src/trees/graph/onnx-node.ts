import type { AttributeProto, NodeProto } from '../../onnx/generated/onnx_pb.ts'
import { Unsupported } from '../unsupported.ts'
import type { Ops } from './ops.ts'
import type { Value } from './value.ts'

/** A node of an ONNX graph, with the values that it is given. */
export interface OnnxNode {
  readonly proto: NodeProto
  /** Of the operator's domain. */
  readonly opset: number
  readonly ops: Ops
  readonly inputs: readonly (Value | undefined)[]
  /** An input that must be there. */
  input(index: number): Value
  attribute(name: string): AttributeProto | undefined
  /** Beyond 2^53, where only bounds that mean "to the end" lie, whole numbers are rounded. */
  int(name: string, otherwise: number): number
  ints(name: string): readonly number[] | undefined
}

/** What makes the steps of a node; gives its outputs, as many as it likes. Throws `Unsupported`. */
export type Translate = (node: OnnxNode) => readonly Value[]

export function onnxNode(
  proto: NodeProto,
  opset: number,
  ops: Ops,
  inputs: readonly (Value | undefined)[],
): OnnxNode {
  const attributes = new Map(proto.attribute.map((attribute) => [attribute.name, attribute]))
  return {
    proto,
    opset,
    ops,
    inputs,
    input(index) {
      const value = inputs[index]
      if (value === undefined) throw new Unsupported(`it has no input ${index}`)
      if (value.dims !== undefined) throw new Unsupported('it computes with the number of rows')
      return value
    },
    attribute: (name) => attributes.get(name),
    int: (name, otherwise) => Number(attributes.get(name)?.i ?? otherwise),
    ints: (name) => attributes.get(name)?.ints.map(Number),
  }
}

/** The elements of a constant input. */
export function constantInput(
  node: OnnxNode,
  index: number,
): Value & { readonly elements: readonly unknown[] } {
  const value = node.input(index)
  const { elements } = value.built
  if (elements === undefined) throw new Unsupported(`its input ${index} is computed`)
  return { ...value, elements: Array.from(elements as ArrayLike<unknown>) }
}

/** Whole numbers that are an attribute in older operator sets and an input in newer ones; undefined if left out. */
export function intsOf(node: OnnxNode, name: string, index: number): readonly number[] | undefined {
  const given = node.ints(name)
  if (given !== undefined) return given
  return node.inputs[index] === undefined ? undefined : constantInput(node, index).elements.map(Number)
}
