import { dataTypeName, elementTypeOf } from '../../onnx/element-type.ts'
import { constantInput, type OnnxNode, type Translate } from '../graph/onnx-node.ts'
import { readTensor } from '../graph/read-tensor.ts'
import { anyWidth, rows } from '../graph/shape.ts'
import type { Value } from '../graph/value.ts'
import { Unsupported } from '../unsupported.ts'

/** Operators about element types, and those that make constants. */
export const typing: Readonly<Record<string, Translate>> = {
  Cast: (node) => {
    const to = node.int('to', 0)
    const type = elementTypeOf(to)
    if (type === undefined) throw new Unsupported(`it makes ${dataTypeName(to)}`)
    return [node.ops.cast(node.input(0), type)]
  },
  CastLike: (node) => [node.ops.cast(node.input(0), node.input(1).type)],
  Constant: constant,
  Shape: shapeOf,
  ConstantOfShape: constantOfShape,
}

function constant(node: OnnxNode): readonly Value[] {
  const { ops, attribute } = node
  const tensor = attribute('value')?.t
  if (tensor !== undefined) {
    const { type, dims, elements } = readTensor(tensor)
    return [ops.constant(type, dims, elements)]
  }
  const float = attribute('value_float')
  if (float !== undefined) return [ops.constant('float32', [], Float32Array.of(float.f))]
  const floats = attribute('value_floats')?.floats
  if (floats !== undefined) return [ops.constant('float32', [floats.length], Float32Array.from(floats))]
  const int = attribute('value_int')
  if (int !== undefined) return [ops.constant('int64', [], BigInt64Array.of(int.i))]
  const ints = attribute('value_ints')?.ints
  if (ints !== undefined) return [ops.constant('int64', [ints.length], BigInt64Array.from(ints))]
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
  const text = attribute('value_string')
  if (text !== undefined) return [ops.constant('string', [], [decode(text.s)])]
  const texts = attribute('value_strings')?.strings
  if (texts !== undefined) return [ops.constant('string', [texts.length], texts.map(decode))]
  throw new Unsupported('it holds no tensor')
}

function shapeOf(node: OnnxNode): readonly Value[] {
  const dims = node.input(0).shape.slice(node.int('start', 0), node.attribute('end') && node.int('end', 0))
  if (dims.includes(anyWidth)) throw new Unsupported('the width of an input is left open')
  const value = node.ops.constant('int64', [dims.length], BigInt64Array.from(dims, BigInt))
  return [dims.includes(rows) ? { ...value, dims } : value]
}

function constantOfShape(node: OnnxNode): readonly Value[] {
  const shape = node.inputs[0]?.dims ?? constantInput(node, 0).elements.map(Number)
  const given = node.attribute('value')?.t
  const { type, elements } =
    given === undefined ? { type: 'float32' as const, elements: Float32Array.of(0) } : readTensor(given)
  return [node.ops.arrange(node.ops.constant(type, [1], elements), shape, () => 0)]
}
