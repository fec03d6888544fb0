import { rowsAt } from '../fields.ts'
import { bigOperations, type UnaryOperation, unaryOperations } from '../operations/unary.ts'
import type { BindStep } from '../step.ts'

/** A function of each element. */
export interface UnaryStep {
  readonly kind: 'unary'
  readonly operation: UnaryOperation
  readonly x: number
}

export const bindUnary: BindStep = (fields, scope) => {
  const [x, { type, columns }] = rowsAt(fields, 'x', scope)
  const name = fields.oneOf('operation', Object.keys(unaryOperations) as UnaryOperation[])
  const { apply, single, types, gives = type } = unaryOperations[name]
  if (!types.includes(type)) throw fields.fault(`there is no ${name} of ${type}`)
  const compute = (type === 'int64' ? bigOperations[name] : (type === 'float32' && single) || apply) as (
    x: number,
  ) => number
  const y = scope.values.length
  return {
    outputs: [{ type: gives, columns }],
    run(frame) {
      const width = frame.columns[x] as number
      const from = frame.data[x] as Float64Array
      const to = frame.space(y, width) as Float64Array
      const count = frame.rows * width
      for (let index = 0; index < count; index++) to[index] = compute(from[index] as number)
    },
  }
}
