import { columnsAt } from '../fields.ts'
import { fewElements, halvesOf } from '../int64.ts'
import { type ReduceOperation, reduceOperations } from '../operations/reduce.ts'
import type { BindStep } from '../step.ts'

/** One element of each run of `size` neighbouring columns. */
export interface ReduceStep {
  readonly kind: 'reduce'
  readonly operation: ReduceOperation
  readonly x: number
  readonly size: number
}

export const bindReduce: BindStep = (fields, scope) => {
  const [x, { type, columns }] = columnsAt(fields, 'x', scope)
  const name = fields.oneOf('operation', Object.keys(reduceOperations) as ReduceOperation[])
  const { types, gives, apply } = reduceOperations[name]
  if (!types.includes(type)) throw fields.fault(`there is no ${name} of ${type}`)
  const size = fields.integer('size', 1, columns)
  if (columns % size !== 0) throw fields.fault(`${columns} columns do not fall into runs of ${size}`)
  const width = columns / size
  const y = scope.values.length

  function places(from: Float64Array, to: BigInt64Array, count: number): void {
    // The high halves are 0, as all new memory is, and stay so.
    const halves = count < fewElements ? undefined : halvesOf(to, count)
    for (let index = 0; index < count; index++) {
      const place = apply(from, index * size, size, false)
      if (halves === undefined) to[index] = BigInt(place)
      else halves[2 * index] = place
    }
  }

  return {
    outputs: [{ type: gives ?? type, columns: width }],
    cost: columns,
    run(frame) {
      const from = frame.data[x] as Float64Array
      const to = frame.space(y, width)
      const count = frame.rows * width
      if (gives === 'int64') return places(from, to as BigInt64Array, count)
      for (let index = 0; index < count; index++)
        to[index] = apply(from, index * size, size, type === 'float32')
    },
  }
}
