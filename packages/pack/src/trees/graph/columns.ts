import { columnCount, rows, type Shape } from './shape.ts'

/**
 * For each column of a value of `shape`, in order, what `source` gives for its place in the shape (0 on the axis of the
 * rows). The place is the same array each time.
 */
export function eachColumn(shape: Shape, source: (place: readonly number[]) => number): number[] {
  const count = columnCount(shape)
  const place = new Array<number>(shape.length).fill(0)
  const found = new Array<number>(count)
  for (let column = 0; column < count; column++) {
    found[column] = source(place)
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const dim = shape[axis] as number
      if (dim === rows) continue
      place[axis] = (place[axis] as number) + 1
      if ((place[axis] as number) < dim) break
      place[axis] = 0
    }
  }
  return found
}

/** How far apart the columns of neighbouring places on each axis are; 0 on the axis of the rows. */
export function strides(shape: Shape): readonly number[] {
  const result = new Array<number>(shape.length).fill(0)
  let stride = 1
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] === rows) continue
    result[axis] = stride
    stride *= shape[axis] as number
  }
  return result
}
