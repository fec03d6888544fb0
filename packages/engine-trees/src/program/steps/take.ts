import { InferryError } from '@inferry/core'
import { boundedColumns, columnsAt } from '../fields.ts'
import { fewElements, halvesOf, int64At } from '../int64.ts'
import type { BindStep } from '../step.ts'
import { constantAt } from './look-up.ts'

/** For each element, an index, the `width` elements there in a table (a constant); below 0 it counts from the end. */
export interface TakeStep {
  readonly kind: 'take'
  readonly x: number
  readonly table: number
  readonly width: number
  /** An index below 0 is none. */
  readonly strict?: true
}

export const bindTake: BindStep = (fields, scope) => {
  const [x, { type, columns }] = columnsAt(fields, 'x', scope)
  if (type !== 'int64' && type !== 'int32') throw fields.fault(`its indices are ${type}`)
  const table = constantAt(fields, 'table', scope)
  const size = fields.integer('width', 1, table.columns)
  if (table.columns % size !== 0) throw fields.fault(`its table is no whole number of ${size} elements`)
  const length = table.columns / size
  const strict = fields.has('strict')
  const entries = table.elements as string[]
  const width = boundedColumns(fields, columns * size)
  const y = scope.values.length
  return {
    outputs: [{ type: table.type, columns: width }],
    run(frame) {
      const from = frame.data[x] as Int32Array | BigInt64Array
      const to = frame.space(y, width) as string[]
      const count = frame.rows * columns
      const byHalves = type === 'int64' && count >= fewElements
      const halves = byHalves ? halvesOf(from as BigInt64Array, count) : undefined
      let at = 0
      for (let index = 0; index < count; index++) {
        const given = halves === undefined ? Number(from[index]) : int64At(halves, index)
        const place = given < 0 && !strict ? given + length : given
        if (place < 0 || place >= length)
          throw outOfRange(given, length, frame.first + Math.floor(index / columns))
        for (let column = 0; column < size; column++) to[at++] = entries[place * size + column] as string
      }
    },
  }
}

function outOfRange(index: number, length: number, row: number): InferryError {
  return new InferryError(
    'INFERENCE_FAILED',
    `row ${row}: the index ${index} is not in a table of ${length} entries`,
    { location: { row } },
  )
}
