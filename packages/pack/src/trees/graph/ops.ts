import type { ElementArrays, ElementType } from '@inferry/core'
import type {
  BinaryOperation,
  BuiltValue,
  ProgramBuilder,
  ReduceOperation,
  UnaryOperation,
} from '@inferry/engine-trees/compile'
import { Unsupported } from '../unsupported.ts'
import { broadcastShape, broadcastTo } from './broadcast.ts'
import { eachColumn, strides } from './columns.ts'
import { columnAxis, columnCount, rowAxis, rows, type Shape } from './shape.ts'
import type { Value } from './value.ts'

/** What the operators of a graph are made of: steps of the program, on values that know their shape. */
export interface Ops {
  readonly program: ProgramBuilder
  constant(type: ElementType, shape: Shape, elements: ElementArrays[ElementType]): Value
  /** One float32 or float64 number. */
  scalar(type: ElementType, number: number): Value
  /** A value that a step made. */
  wrap(built: BuiltValue, shape: Shape): Value
  /** The columns in the order of `shape`, each from the column of `value` that `source` gives for its place. */
  arrange(value: Value, shape: Shape, source: (place: readonly number[]) => number): Value
  cast(value: Value, to: ElementType): Value
  unary(operation: UnaryOperation, value: Value): Value
  binary(operation: BinaryOperation, left: Value, right: Value): Value
  where(condition: Value, x: Value, y: Value): Value
  transpose(value: Value, axes: readonly number[]): Value
  concat(values: readonly Value[], axis: number): Value
  /** Over some axes, none the rows'. */
  reduce(operation: ReduceOperation, value: Value, axes: readonly number[], keep: boolean): Value
}

export function createOps(program: ProgramBuilder): Ops {
  const ops: Ops = {
    program,
    wrap: (built, shape) => ({ type: built.type, shape, built }),
    constant: (type, shape, elements) => ops.wrap(program.constant(type, elements), shape),
    scalar: (type, number) => ops.constant(type, [], scalarElements(type, number)),

    arrange(value, shape, source) {
      const indices = eachColumn(shape, source)
      const same =
        indices.length === value.built.columns && indices.every((index, column) => index === column)
      if (same) return { ...value, shape }
      return ops.wrap(program.step({ kind: 'columns', x: value.built.value, indices }), shape)
    },

    cast(value, to) {
      if (value.type === to) return value
      return ops.wrap(program.step({ kind: 'cast', x: value.built.value, to }), value.shape)
    },

    unary: (operation, value) =>
      ops.wrap(program.step({ kind: 'unary', operation, x: value.built.value }), value.shape),

    binary(operation, left, right) {
      const shape = broadcastShape([left, right])
      const [a, b] = [broadcastTo(ops, left, shape), broadcastTo(ops, right, shape)]
      return ops.wrap(program.step({ kind: 'binary', operation, left: a, right: b }), shape)
    },

    where(condition, x, y) {
      const shape = broadcastShape([condition, x, y])
      const [test, one, other] = [condition, x, y].map((value) => broadcastTo(ops, value, shape))
      return ops.wrap(
        program.step({
          kind: 'where',
          condition: test as number,
          x: one as number,
          y: other as number,
        }),
        shape,
      )
    },

    transpose(value, axes) {
      const shape = axes.map((axis) => value.shape[axis] as number)
      const steps = strides(value.shape)
      return ops.arrange(value, shape, (place) =>
        place.reduce((sum, index, axis) => sum + index * (steps[axes[axis] as number] as number), 0),
      )
    },

    concat(values, axis) {
      const [first, ...others] = values as [Value, ...Value[]]
      const at = columnAxis(axis, first.shape)
      for (const other of others) checkConcat(first, other, at)
      if (others.length === 0) return first
      const shape = first.shape.map((dim, index) => (index === at ? sizesAt(values, at) : dim))
      const built = program.step({ kind: 'concat', parts: values.map((value) => value.built.value) })
      let start = 0
      const sources = values.flatMap((value) => {
        const from = start
        start += value.built.columns
        const steps = strides(value.shape)
        return Array.from({ length: value.shape[at] as number }, (_, index) => ({ from, index, steps }))
      })
      return ops.arrange(ops.wrap(built, value(first, built)), shape, (place) => {
        const { from, index, steps } = sources[place[at] as number] as (typeof sources)[number]
        return place.reduce(
          (sum, position, axis) => sum + (axis === at ? index : position) * (steps[axis] as number),
          from,
        )
      })
    },

    reduce(operation, value, axes, keep) {
      const reduced = new Set(axes.map((axis) => columnAxis(axis, value.shape)))
      const kept = value.shape.map((_, axis) => axis).filter((axis) => !reduced.has(axis))
      const last = ops.transpose(value, [...kept, ...reduced])
      const size = columnCount([...reduced].map((axis) => value.shape[axis] as number))
      const shape = keep
        ? value.shape.map((dim, axis) => (reduced.has(axis) ? 1 : dim))
        : kept.map((axis) => value.shape[axis] as number)
      if (size === 0) throw new Unsupported('it reduces no elements')
      if (size === 1 && !operation.startsWith('arg')) return { ...last, shape }
      return ops.wrap(program.step({ kind: 'reduce', operation, x: last.built.value, size }), shape)
    },
  }
  return ops
}

/** The shape of parts beside each other, before they are arranged. */
function value({ shape }: Value, { columns }: BuiltValue): Shape {
  return rowAxis(shape) < 0 ? [columns] : [rows, columns]
}

function sizesAt(values: readonly Value[], axis: number): number {
  return values.reduce((sum, { shape }) => sum + (shape[axis] as number), 0)
}

function checkConcat(first: Value, other: Value, axis: number): void {
  const fits =
    first.type === other.type &&
    first.shape.length === other.shape.length &&
    first.shape.every((dim, index) => index === axis || dim === other.shape[index])
  if (!fits)
    throw new Unsupported(`it joins ${first.type} [${first.shape}] and ${other.type} [${other.shape}]`)
}

function scalarElements(type: ElementType, number: number): ElementArrays[ElementType] {
  if (type === 'float32') return Float32Array.of(number)
  if (type === 'float64') return Float64Array.of(number)
  if (type === 'int64') return BigInt64Array.of(BigInt(number))
  if (type === 'int32') return Int32Array.of(number)
  throw new Unsupported(`it computes with ${type}`)
}
