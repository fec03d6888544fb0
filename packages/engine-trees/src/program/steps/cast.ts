import type { ElementType } from '@inferry/core'
import { conversion } from '../convert.ts'
import { rowsAt } from '../fields.ts'
import type { BindStep } from '../step.ts'

/** Elements as another type, as onnxruntime converts them on x86. */
export interface CastStep {
  readonly kind: 'cast'
  readonly x: number
  readonly to: ElementType
}

export const bindCast: BindStep = (fields, scope) => {
  const [x, { type: from, columns }] = rowsAt(fields, 'x', scope)
  const type = fields.elementType('to')
  const convert = conversion(from, type)
  if (convert === undefined) throw fields.fault(`cannot make ${type} of ${from}`)
  const y = scope.values.length
  return {
    outputs: [{ type, columns }],
    run(frame) {
      const width = frame.columns[x] as number
      convert(frame.data[x], frame.space(y, width), frame.rows * width)
    },
  }
}
