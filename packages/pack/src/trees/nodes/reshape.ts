import { intsOf, type OnnxNode, type Translate } from '../graph/onnx-node.ts'
import { columnCount, normalizeAxis, rowAxis, rows, type Shape } from '../graph/shape.ts'
import type { Value } from '../graph/value.ts'
import { Unsupported } from '../unsupported.ts'

/** Operators that give a value another shape: no element moves. */
export const reshaping: Readonly<Record<string, Translate>> = {
  Identity: (node) => [node.input(0)],
  Reshape: reshape,
  Flatten: flatten,
  Squeeze: squeeze,
  Unsqueeze: unsqueeze,
}

function reshape(node: OnnxNode): readonly Value[] {
  const x = node.input(0)
  const target = intsOf(node, 'shape', 1)
  if (target === undefined) throw new Unsupported('it has no shape')
  if (node.int('allowzero', 0) !== 0 && target.includes(0)) throw new Unsupported('it makes an empty value')
  const copied = target.map((dim, axis) => (dim === 0 ? copy(x.shape, axis) : dim))
  return [{ ...x, shape: fill(x, copied, target) }]
}

function copy(shape: Shape, axis: number): number {
  const dim = shape[axis]
  if (dim === undefined) throw new Unsupported(`it copies the dimension ${axis} of [${shape}]`)
  return dim
}

/** The new shape with its -1 known: the rows, unless a 0 stands for them. Elements must stay in their rows. */
function fill(x: Value, copied: readonly number[], target: readonly number[]): Shape {
  const count = columnCount(x.shape)
  const axis = rowAxis(x.shape)
  const open = target.indexOf(-1)
  const rowsCopied = copied.some((dim, index) => dim === rows && index !== open)
  const others = product(copied.filter((dim, index) => index !== open && dim !== rows))
  const shape =
    open >= 0 && (axis < 0 || rowsCopied)
      ? copied.map((dim, index) => (index === open ? count / others : dim))
      : copied
  const before = product(x.shape.slice(0, Math.max(axis, 0)))
  const kept =
    axis < 0 === rowAxis(shape) < 0 &&
    shape.every((dim) => Number.isInteger(dim)) &&
    product(shape.filter((dim) => dim !== rows)) === count &&
    (axis < 0 || product(shape.slice(0, rowAxis(shape))) === before)
  if (kept) return shape
  throw new Unsupported(`it makes [${target}] of [${x.shape}], which does not keep rows`)
}

function product(dims: readonly number[]): number {
  return dims.reduce((result, dim) => result * dim, 1)
}

function flatten(node: OnnxNode): readonly Value[] {
  const x = node.input(0)
  const given = node.int('axis', 1)
  const axis = given === x.shape.length ? given : normalizeAxis(given, x.shape.length)
  const shape = [x.shape.slice(0, axis), x.shape.slice(axis)].map((dims) => {
    const count = product(dims.filter((dim) => dim !== rows))
    if (!dims.includes(rows)) return count
    if (count === 1) return rows
    throw new Unsupported(`it makes rows of the columns of [${x.shape}]`)
  })
  return [{ ...x, shape }]
}

function squeeze(node: OnnxNode): readonly Value[] {
  const x = node.input(0)
  const axes = intsOf(node, 'axes', 1)?.map((axis) => normalizeAxis(axis, x.shape.length))
  if (axes === undefined && rowAxis(x.shape) >= 0)
    throw new Unsupported('without axes its result depends on the number of rows')
  const dropped = axes ?? x.shape.flatMap((dim, axis) => (dim === 1 ? [axis] : []))
  const other = dropped.find((axis) => x.shape[axis] !== 1)
  if (other !== undefined) throw new Unsupported(`the dimension ${other} of [${x.shape}] is not 1`)
  return [{ ...x, shape: x.shape.filter((_, axis) => !dropped.includes(axis)) }]
}

function unsqueeze(node: OnnxNode): readonly Value[] {
  const x = node.input(0)
  const axes = intsOf(node, 'axes', 1) ?? []
  const rank = x.shape.length + axes.length
  const added = new Set(axes.map((axis) => normalizeAxis(axis, rank)))
  const own = x.shape[Symbol.iterator]()
  const shape = Array.from({ length: rank }, (_, axis) =>
    added.has(axis) ? 1 : (own.next().value as number),
  )
  return [{ ...x, shape }]
}
