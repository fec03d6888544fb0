import type { ElementType } from '@inferry/core'
import { type Convert, conversion } from '../convert.ts'
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
  const apply =
    convert === 'store'
      ? store
      : (source: unknown[], target: unknown[], count: number) => {
          for (let index = 0; index < count; index++)
            target[index] = (convert as Convert)(source[index] as never)
        }
  const y = scope.values.length
  return {
    outputs: [{ type, columns }],
    run(frame) {
      const width = frame.columns[x] as number
      apply(frame.data[x] as unknown[], frame.space(y, width) as unknown[], frame.rows * width)
    },
  }
}

/** The array itself rounds to float32, or wraps to the width of its integers. */
function store(source: unknown[], target: unknown[], count: number): void {
  for (let index = 0; index < count; index++) target[index] = source[index]
}
