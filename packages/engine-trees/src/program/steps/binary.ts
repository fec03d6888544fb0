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
  const { types, gives = type, run: compute } = binaryOperations[name]
  if (!types.includes(type)) throw fields.fault(`there is no ${name} of ${type}`)
  const { width, operands } = broadcast(fields, [left, right])
  const [a, b] = operands as [Operand, Operand]
  // Rows that follow each other as columns do are computed as one long row.
  const [aFlat, bFlat] = [flatStride(a, width), flatStride(b, width)]
  const y = scope.values.length
  return {
    outputs: [{ type: gives, columns: width }],
    run(frame) {
      const as = frame.data[a.value]
      const bs = frame.data[b.value]
      const results = frame.space(y, width)
      if (aFlat !== undefined && bFlat !== undefined)
        return compute(as, 0, aFlat, bs, 0, bFlat, results, 0, frame.rows * width)
      for (let row = 0; row < frame.rows; row++)
        compute(as, row * a.row, a.column, bs, row * b.row, b.column, results, row * width, width)
    },
  }
}

/** How far apart an operand's elements are in all rows alike; undefined where a row's end makes a difference. */
function flatStride({ row, column }: Operand, width: number): number | undefined {
  if (row === width) return 1
  return row === 0 && column === 0 ? 0 : undefined
}
