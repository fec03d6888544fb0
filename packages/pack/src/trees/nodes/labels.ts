import type { ElementArrays, ElementType } from '@inferry/core'
import type { OnnxNode, Translate } from '../graph/onnx-node.ts'
import { readTensor } from '../graph/read-tensor.ts'
import type { Value } from '../graph/value.ts'
import { Unsupported } from '../unsupported.ts'

/** Operators of ai.onnx.ml on categories. */
export const labelling: Readonly<Record<string, Translate>> = {
  LabelEncoder: labelEncoder,
  OneHotEncoder: oneHotEncoder,
}

interface Table {
  readonly type: ElementType
  readonly elements: readonly (string | number | bigint)[]
}

type Entry = string | number | bigint

function labelEncoder(node: OnnxNode): readonly Value[] {
  const x = node.input(0)
  const [keys, values] = node.opset < 2 ? classes(node, x) : [table(node, 'keys'), table(node, 'values')]
  if (keys.type !== x.type) throw new Unsupported(`its keys are ${keys.type}, its input ${x.type}`)
  if (keys.elements.length !== values.elements.length)
    throw new Unsupported(`it has ${keys.elements.length} keys and ${values.elements.length} values`)
  // The first of equal keys counts (the last in opset 1); NaN is no key before opset 4.
  const entries = new Map<Entry, Entry>()
  keys.elements.forEach((key, index) => {
    if (Number.isNaN(key) && node.opset < 4) return
    if (node.opset < 2 || !entries.has(key)) entries.set(key, values.elements[index] as Entry)
  })
  const { ops } = node
  const constant = (type: ElementType, list: readonly Entry[]) =>
    ops.constant(type, [list.length], elementsOf(type, list)).built.value
  const built = ops.program.step({
    kind: 'look-up',
    x: x.built.value,
    keys: constant(keys.type, [...entries.keys()]),
    values: constant(values.type, [...entries.values()]),
    default: constant(values.type, [fallback(node, values.type)]),
  })
  return [ops.wrap(built, x.shape)]
}

/** Opset 1: texts from their places in a list, or places from texts. */
function classes(node: OnnxNode, x: Value): readonly [Table, Table] {
  const texts: Table = { type: 'string', elements: strings(node, 'classes_strings') ?? [] }
  const places: Table = { type: 'int64', elements: texts.elements.map((_, index) => BigInt(index)) }
  return x.type === 'string' ? [texts, places] : [places, texts]
}

function table(node: OnnxNode, name: 'keys' | 'values'): Table {
  const tensor = node.attribute(`${name}_tensor`)?.t
  if (tensor !== undefined) {
    const { type, elements } = readTensor(tensor)
    return { type, elements: Array.from(elements as ArrayLike<Entry>) }
  }
  const texts = strings(node, `${name}_strings`)
  if (texts !== undefined) return { type: 'string', elements: texts }
  const ints = node.attribute(`${name}_int64s`)?.ints
  if (ints !== undefined) return { type: 'int64', elements: ints }
  const floats = node.attribute(`${name}_floats`)?.floats
  if (floats !== undefined) return { type: 'float32', elements: floats }
  throw new Unsupported(`it has no ${name}`)
}

/** What an element that is no key becomes; ONNX's own defaults where none is given. */
function fallback(node: OnnxNode, type: ElementType): Entry {
  const tensor = node.attribute('default_tensor')?.t
  if (tensor !== undefined && tensor.dataType !== 0) {
    const read = readTensor(tensor)
    if (read.type !== type || read.elements.length !== 1)
      throw new Unsupported(`its default is ${read.elements.length} elements of ${read.type}`)
    return read.elements[0] as Entry
  }
  if (type === 'string') return strings(node, 'default_string')?.[0] ?? '_Unused'
  if (type === 'int64') return node.attribute('default_int64')?.i ?? -1n
  if (type === 'float32') return node.attribute('default_float')?.f ?? -0
  throw new Unsupported(`it has no default of ${type}`)
}

/** A category's column is 1; of several equal categories the last counts. */
function oneHotEncoder(node: OnnxNode): readonly Value[] {
  const { ops } = node
  const given = node.input(0)
  const x = given.type === 'string' ? given : ops.cast(given, 'int64')
  const type = x.type
  const list: readonly Entry[] =
    (type === 'string' ? strings(node, 'cats_strings') : node.attribute('cats_int64s')?.ints) ?? []
  if (list.length === 0) throw new Unsupported(`it has no categories of ${type}`)
  if (given.shape.length > 2) throw new Unsupported(`its input has the shape [${given.shape}]`)
  const built = ops.program.step({
    kind: 'one-hot',
    x: x.built.value,
    categories: ops.constant(type, [list.length], elementsOf(type, list)).built.value,
    ...(node.int('zeros', 1) === 0 && { strict: true }),
  })
  return [ops.wrap(built, [...x.shape, list.length])]
}

function strings(node: OnnxNode, name: string): readonly string[] | undefined {
  const attribute = node.attribute(name)
  if (attribute === undefined) return undefined
  const texts = attribute.strings.length > 0 ? attribute.strings : [attribute.s]
  return texts.map((bytes) => new TextDecoder().decode(bytes))
}

function elementsOf(type: ElementType, list: readonly Entry[]): ElementArrays[ElementType] {
  switch (type) {
    case 'string':
      return list as string[]
    case 'int64':
      return BigInt64Array.from(list as bigint[])
    case 'float32':
      return Float32Array.from(list as number[])
    case 'float64':
      return Float64Array.from(list as number[])
    default:
      throw new Unsupported(`it maps ${type}`)
  }
}
