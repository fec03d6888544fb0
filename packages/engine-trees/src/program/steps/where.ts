import { broadcast, type Operand } from '../broadcast.ts'
import { valueAt } from '../fields.ts'
import type { BindStep } from '../step.ts'

/** Elements of `x` where the condition holds, else of `y`. Each of the three may be one column for all. */
export interface WhereStep {
  readonly kind: 'where'
  readonly condition: number
  readonly x: number
  readonly y: number
}

export const bindWhere: BindStep = (fields, scope) => {
  const condition = valueAt(fields, 'condition', scope)
  const x = valueAt(fields, 'x', scope)
  const y = valueAt(fields, 'y', scope)
  if (condition[1].type !== 'bool') throw fields.fault('its condition is not bool')
  if (x[1].type !== y[1].type) throw fields.fault(`its choices are ${x[1].type} and ${y[1].type}`)
  const { width, operands } = broadcast(fields, [condition, x, y])
  const [test, yes, no] = operands as [Operand, Operand, Operand]
  const to = scope.values.length
  return {
    outputs: [{ type: x[1].type, columns: width }],
    run(frame) {
      const tests = frame.data[test.value] as Uint8Array
      const ones = frame.data[yes.value] as string[]
      const others = frame.data[no.value] as string[]
      const results = frame.space(to, width) as string[]
      let at = 0
      for (let row = 0; row < frame.rows; row++) {
        for (let column = 0; column < width; column++) {
          results[at++] = (
            tests[row * test.row + column * test.column]
              ? ones[row * yes.row + column * yes.column]
              : others[row * no.row + column * no.column]
          ) as string
        }
      }
    },
  }
}
