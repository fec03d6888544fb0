import { boundedColumns } from '../fields.ts'
import type { BindStep } from '../step.ts'
import type { ValueType } from '../value.ts'

/** The columns of several values of one type beside each other. */
export interface ConcatStep {
  readonly kind: 'concat'
  readonly parts: readonly number[]
}

export const bindConcat: BindStep = (fields, scope) => {
  const parts = fields.integers('parts', 0, scope.values.length - 1).map((value) => {
    const found = scope.values[value] as ValueType
    if (found.columns < 0) throw fields.fault(`its part, the value ${value}, is of unknown width`)
    return { value, ...found, stride: found.constant ? 0 : found.columns }
  })
  const [first] = parts
  if (first === undefined) throw fields.fault('it has no parts')
  const { type } = first
  const other = parts.find((part) => part.type !== type)
  if (other !== undefined) throw fields.fault(`its parts are ${type} and ${other.type}`)
  const width = boundedColumns(
    fields,
    parts.reduce((sum, { columns }) => sum + columns, 0),
  )
  const y = scope.values.length
  return {
    outputs: [{ type, columns: width }],
    cost: parts.length,
    run(frame) {
      const to = frame.space(y, width) as string[]
      let left = 0
      for (let index = 0; index < parts.length; index++) {
        const { value, columns, stride } = parts[index] as (typeof parts)[number]
        const from = frame.data[value] as string[]
        for (let row = 0; row < frame.rows; row++) {
          const start = row * width + left
          for (let column = 0; column < columns; column++)
            to[start + column] = from[row * stride + column] as string
        }
        left += columns
      }
    },
  }
}
