import { broadcast, type Operand } from '../broadcast.ts'
import { valueAt } from '../fields.ts'
import { type BinaryOperation, binaryOperations } from '../operations/binary.ts'
import type { BindStep } from '../step.ts'

/** A function of two values, element by element; each may be one column for all. */
export interface BinaryStep {
  readonly kind: 'binary'
  readonly operation: BinaryOperation
  readonly left: number
  readonly right: number
}

export const bindBinary: BindStep = (fields, scope) => {
  const left = valueAt(fields, 'left', scope)
  const right = valueAt(fields, 'right', scope)
  const name = fields.oneOf('operation', Object.keys(binaryOperations) as BinaryOperation[])
  const { type } = left[1]
  if (type !== right[1].type) throw fields.fault(`its values are ${type} and ${right[1].type}`)
  const { types, gives = type, apply } = binaryOperations[name]
  if (!types.includes(type)) throw fields.fault(`there is no ${name} of ${type}`)
  const { width, operands } = broadcast(fields, [left, right])
  const [a, b] = operands as [Operand, Operand]
  const y = scope.values.length
  return {
    outputs: [{ type: gives, columns: width }],
    run(frame) {
      const as = frame.data[a.value] as Float64Array
      const bs = frame.data[b.value] as Float64Array
      const results = frame.space(y, width) as Float64Array
      let at = 0
      for (let row = 0; row < frame.rows; row++) {
        let left = row * a.row
        let right = row * b.row
        for (let column = 0; column < width; column++) {
          results[at++] = apply(as[left] as number, bs[right] as number) as number
          left += a.column
          right += b.column
        }
      }
    },
  }
}
