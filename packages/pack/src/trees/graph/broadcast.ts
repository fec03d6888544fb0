import { Unsupported } from '../unsupported.ts'
import { strides } from './columns.ts'
import type { Ops } from './ops.ts'
import { anyWidth, columnCount, rows, type Shape } from './shape.ts'
import type { Value } from './value.ts'

/** The shape of values that are combined element by element, by ONNX's (NumPy's) rules. */
export function broadcastShape(values: readonly Value[]): Shape {
  const rank = Math.max(...values.map(({ shape }) => shape.length))
  const shape = Array.from({ length: rank }, (_, axis) =>
    values
      .map(({ shape }) => shape[axis - (rank - shape.length)] ?? 1)
      .reduce((a, b) => {
        if (a === b || b === 1) return a
        if (a === 1) return b
        throw new Unsupported(
          `it combines the shapes ${values.map(({ shape }) => `[${shape}]`).join(' and ')}`,
        )
      }),
  )
  if (shape.indexOf(rows) !== shape.lastIndexOf(rows))
    throw new Unsupported('it combines rows with each other')
  return shape
}

/** The value's number, once its columns are those of `shape`, or a single one that stands for all. */
export function broadcastTo(ops: Ops, value: Value, shape: Shape): number {
  if (value.shape.includes(anyWidth)) throw new Unsupported('the width of an input is left open')
  if (value.built.columns === 1 || value.built.columns === columnCount(shape)) return value.built.value
  const missing = shape.length - value.shape.length
  const steps = strides(value.shape)
  const arranged = ops.arrange(value, shape, (place) =>
    place.reduce((sum, index, axis) => {
      const own = axis - missing
      return own < 0 || value.shape[own] === 1 ? sum : sum + index * (steps[own] as number)
    }, 0),
  )
  return arranged.built.value
}
