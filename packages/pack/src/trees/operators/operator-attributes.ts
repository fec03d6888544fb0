import {
  type AttributeProto,
  AttributeProto_AttributeType as AttributeType,
  type NodeProto,
} from '../../onnx/generated/onnx_pb.ts'
import { Unsupported } from '../unsupported.ts'
import { operatorFault } from './operator-fault.ts'
import { tensorElements } from './tensor-elements.ts'

export type Precision = 'float32' | 'float64'

/** A tree operator's attributes by name. What is left out is empty, as it is to onnxruntime. */
export interface OperatorAttributes {
  readonly node: NodeProto
  /** Whole numbers of 32 bits. */
  ints(name: string): Int32Array
  int(name: string, otherwise: number): number
  text(name: string, otherwise: string): string
  /** Each in UTF-8. */
  strings(name: string): readonly Uint8Array[]
  /** Whole numbers of any size. */
  bigints(name: string): readonly bigint[]
  floats(name: string): ArrayLike<number>
  /** The elements of a tensor, which must have the type of the operator's input, in onnxruntime as here. */
  tensor(name: string, type: Precision | 'uint8'): ArrayLike<number>
  /** Numbers that stand in the floats `name` or, in the operator's precision, in the tensor `${name}_as_tensor`. */
  numbers(name: string, precision: Precision): ArrayLike<number>
}

/** Refuses attributes that the operator does not have: onnxruntime refuses them too, unless it has learnt of more. */
export function operatorAttributes(node: NodeProto, known: readonly string[]): OperatorAttributes {
  const found = new Map<string, AttributeProto>()
  for (const attribute of node.attribute) {
    if (!known.includes(attribute.name)) {
      throw new Unsupported(`it has the attribute ${JSON.stringify(attribute.name)}, which is not known here`)
    }
    found.set(attribute.name, attribute)
  }

  function get(name: string, type: number): AttributeProto | undefined {
    const attribute = found.get(name)
    if (attribute === undefined || attribute.type === type) return attribute
    throw operatorFault(node, `its attribute ${name} is of a wrong type`)
  }

  const attributes: OperatorAttributes = {
    node,
    ints(name) {
      const values = attributes.bigints(name)
      const ints = new Int32Array(values.length)
      for (let at = 0; at < ints.length; at++) ints[at] = narrow(values[at] as bigint, name)
      return ints
    },
    int: (name, otherwise) => narrow(get(name, AttributeType.INT)?.i ?? BigInt(otherwise), name),
    text(name, otherwise) {
      const bytes = get(name, AttributeType.STRING)?.s
      return bytes === undefined ? otherwise : new TextDecoder().decode(bytes)
    },
    strings: (name) => get(name, AttributeType.STRINGS)?.strings ?? [],
    bigints: (name) => get(name, AttributeType.INTS)?.ints ?? [],
    floats: (name) => get(name, AttributeType.FLOATS)?.floats ?? [],
    tensor(name, type) {
      const tensor = get(name, AttributeType.TENSOR)?.t
      return tensor === undefined ? [] : tensorElements(node, name, tensor, type)
    },
    numbers(name, precision) {
      const floats = attributes.floats(name)
      const elements = attributes.tensor(`${name}_as_tensor`, precision)
      if (floats.length === 0 || elements.length === 0) return floats.length === 0 ? elements : floats
      throw operatorFault(node, `it has both ${name} and ${name}_as_tensor`)
    },
  }
  return attributes
}

function narrow(value: bigint, name: string): number {
  const number = Number(value)
  if ((number | 0) === number) return number
  throw new Unsupported(`its ${name} holds ${value}, which takes more than 32 bits`)
}
