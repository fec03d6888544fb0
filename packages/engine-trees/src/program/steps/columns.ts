import { boundedColumns, columnsAt } from '../fields.ts'
import type { BindStep } from '../step.ts'

/** Columns of a value, in any order, any number of times. */
export interface ColumnsStep {
  readonly kind: 'columns'
  readonly x: number
  readonly indices: readonly number[]
}

export const bindColumns: BindStep = (fields, scope) => {
  const [x, { type, columns }] = columnsAt(fields, 'x', scope)
  const indices = Int32Array.from(fields.integers('indices', 0, columns - 1))
  const width = boundedColumns(fields, indices.length)
  const y = scope.values.length
  return {
    outputs: [{ type, columns: width }],
    run(frame) {
      const from = frame.data[x] as string[]
      const to = frame.space(y, width) as string[]
      let at = 0
      for (let row = 0; row < frame.rows; row++) {
        const start = row * columns
        for (let column = 0; column < width; column++)
          to[at++] = from[start + (indices[column] as number)] as string
      }
    },
  }
}
