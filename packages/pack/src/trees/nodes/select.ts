import { strides } from '../graph/columns.ts'
import { constantInput, intsOf, type OnnxNode, type Translate } from '../graph/onnx-node.ts'
import { columnAxis, columnCount, normalizeAxis, rowAxis, rows, type Shape } from '../graph/shape.ts'
import type { Value } from '../graph/value.ts'
import { Unsupported } from '../unsupported.ts'

/** Operators that choose columns, or entries of a table by a computed index. */
export const selecting: Readonly<Record<string, Translate>> = {
  Gather: gather,
  Slice: slice,
  Split: split,
  Transpose: (node) => {
    const x = node.input(0)
    const axes = node.ints('perm') ?? x.shape.map((_, axis) => axis).reverse()
    if (
      [...axes].sort((a, b) => a - b).some((axis, index) => axis !== index) ||
      axes.length !== x.shape.length
    )
      throw new Unsupported(`it orders the axes [${axes}]`)
    return [node.ops.transpose(x, axes)]
  },
}

/** The entries `indices` of one axis. */
export function pick(node: OnnxNode, x: Value, axis: number, indices: readonly number[]): Value {
  const steps = strides(x.shape)
  const shape = x.shape.map((dim, index) => (index === axis ? indices.length : dim))
  return node.ops.arrange(x, shape, (place) =>
    place.reduce(
      (sum, at, index) => sum + (index === axis ? (indices[at] as number) : at) * (steps[index] as number),
      0,
    ),
  )
}

function gather(node: OnnxNode): readonly Value[] {
  const [x, index] = [node.input(0), node.input(1)]
  if (rowAxis(index.shape) >= 0) return [takeRows(node, x, index)]
  const axis = columnAxis(node.int('axis', 0), x.shape)
  const indices = constantInput(node, 1).elements.map((each) =>
    normalizeAxis(Number(each), x.shape[axis] as number),
  )
  const picked = pick(node, x, axis, indices)
  return [{ ...picked, shape: [...x.shape.slice(0, axis), ...index.shape, ...x.shape.slice(axis + 1)] }]
}

/** For each row, what a table has at the computed index. */
function takeRows(node: OnnxNode, table: Value, index: Value): Value {
  const axis = normalizeAxis(node.int('axis', 0), table.shape.length)
  const inner = table.shape.slice(axis + 1)
  if (columnCount(table.shape.slice(0, axis)) !== 1)
    throw new Unsupported('it takes from the middle of a table')
  return take(node, table, index, inner, [...table.shape.slice(0, axis), ...index.shape, ...inner])
}

/** Entries of a constant table, of the shape `inner` each; `strict` where indices below 0 are refused. */
export function take(
  node: OnnxNode,
  table: Value,
  index: Value,
  inner: Shape,
  shape: Shape,
  strict = false,
): Value {
  if (table.built.elements === undefined) throw new Unsupported('both its data and its indices are computed')
  const { program } = node.ops
  const built = program.step({
    kind: 'take',
    x: index.built.value,
    table: table.built.value,
    width: columnCount(inner),
    ...(strict && { strict: true as const }),
  })
  return node.ops.wrap(built, shape)
}

function slice(node: OnnxNode): readonly Value[] {
  const x = node.input(0)
  const starts = intsOf(node, 'starts', 1) ?? []
  const ends = intsOf(node, 'ends', 2) ?? []
  const axes = intsOf(node, 'axes', 3) ?? starts.map((_, index) => index)
  const steps = intsOf(node, 'steps', 4) ?? starts.map(() => 1)
  let result = x
  for (const [index, given] of axes.entries()) {
    const axis = normalizeAxis(given, x.shape.length)
    const [start, end, step] = [starts[index], ends[index], steps[index]] as [number, number, number]
    const all = start === 0 && end >= 2 ** 31 - 1 && step === 1
    if (x.shape[axis] === rows && all) continue
    result = pick(node, result, columnAxis(axis, x.shape), range(start, end, step, x.shape[axis] as number))
  }
  return [result]
}

/** The indices that Python's `start:end:step` selects of `length`. */
function range(start: number, end: number, step: number, length: number): readonly number[] {
  if (!(Number.isInteger(step) && step !== 0)) throw new Unsupported('it has a step of 0')
  const clamp = (index: number, least: number, most: number) =>
    Math.min(Math.max(index < 0 ? index + length : index, least), most)
  const [low, high] = step > 0 ? [0, length] : [-1, length - 1]
  const [first, last] = [clamp(start, low, high), clamp(end, low, high)]
  const indices: number[] = []
  for (let at = first; step > 0 ? at < last : at > last; at += step) indices.push(at)
  return indices
}

function split(node: OnnxNode): readonly Value[] {
  const x = node.input(0)
  const axis = columnAxis(node.int('axis', 0), x.shape)
  const length = x.shape[axis] as number
  const sizes = intsOf(node, 'split', 1) ?? equalSizes(length, node.proto.output.length)
  let start = 0
  return sizes.map((size) => {
    const indices = Array.from({ length: size }, (_, index) => start + index)
    start += size
    if (start > length) throw new Unsupported(`it takes more than the ${length} entries of an axis`)
    return pick(node, x, axis, indices)
  })
}

/** All of one size, but the last, which may be smaller. */
function equalSizes(length: number, count: number): readonly number[] {
  const size = Math.ceil(length / count)
  return Array.from({ length: count }, (_, index) => Math.min(size, length - index * size))
}
