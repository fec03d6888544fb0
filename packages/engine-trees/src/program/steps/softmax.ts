import { columnsAt } from '../fields.ts'
import type { BindStep } from '../step.ts'

/** e to the power of each element, divided by the sum over its run of `size` neighbouring columns. */
export interface SoftmaxStep {
  readonly kind: 'softmax'
  readonly x: number
  readonly size: number
}

export const bindSoftmax: BindStep = (fields, scope) => {
  const [x, { type, columns }] = columnsAt(fields, 'x', scope)
  if (type !== 'float32' && type !== 'float64') throw fields.fault(`there is no softmax of ${type}`)
  const size = fields.integer('size', 1, columns)
  if (columns % size !== 0) throw fields.fault(`${columns} columns do not fall into runs of ${size}`)
  const y = scope.values.length
  const round = type === 'float32' ? Math.fround : identity
  return {
    outputs: [{ type, columns }],
    run(frame) {
      const from = frame.data[x] as Float64Array
      const to = frame.space(y, columns) as Float64Array
      const count = frame.rows * columns
      for (let start = 0; start < count; start += size) softmax(from, to, start, start + size, round)
    },
  }
}

function identity(x: number): number {
  return x
}

/** In the steps of onnxruntime, which multiplies by the reciprocal of the sum. */
function softmax(
  from: Float64Array,
  to: Float64Array,
  start: number,
  end: number,
  round: (x: number) => number,
): void {
  let most = from[start] as number
  for (let at = start + 1; at < end; at++) if ((from[at] as number) > most) most = from[at] as number
  let sum = 0
  for (let at = start; at < end; at++) {
    to[at] = Math.exp(round((from[at] as number) - most))
    sum = round(sum + (to[at] as number))
  }
  const scale = round(1 / sum)
  for (let at = start; at < end; at++) to[at] = (to[at] as number) * scale
}
