import { columnsAt } from '../fields.ts'
import type { BindStep } from '../step.ts'

/** Each row divided by its norm, as ai.onnx.ml's `Normalizer` does; in float32. */
export interface NormalizeStep {
  readonly kind: 'normalize'
  readonly x: number
  readonly norm: 'max' | 'l1' | 'l2'
}

export const bindNormalize: BindStep = (fields, scope) => {
  const [x, { type, columns }] = columnsAt(fields, 'x', scope)
  if (type !== 'float32') throw fields.fault(`cannot normalize ${type}`)
  const divide = norms[fields.oneOf('norm', ['max', 'l1', 'l2'])]
  const y = scope.values.length
  return {
    outputs: [{ type, columns }],
    run(frame) {
      const from = frame.data[x] as Float32Array
      const to = frame.space(y, columns) as Float32Array
      for (let row = 0; row < frame.rows; row++) divide(from, to, row * columns, (row + 1) * columns)
    },
  }
}

type Divide = (from: Float32Array, to: Float32Array, start: number, end: number) => void

/** The greatest element counts, not the greatest magnitude; a norm of 0 leaves the row as it is. */
const norms: Readonly<Record<NormalizeStep['norm'], Divide>> = {
  max(from, to, start, end) {
    let most = -3.4028234663852886e38
    for (let at = start; at < end; at++) if ((from[at] as number) > most) most = from[at] as number
    divideBy(from, to, start, end, most)
  },
  l1(from, to, start, end) {
    let sum = 0
    for (let at = start; at < end; at++) sum = Math.fround(sum + Math.abs(from[at] as number))
    divideBy(from, to, start, end, sum)
  },
  l2(from, to, start, end) {
    let sum = 0
    for (let at = start; at < end; at++) sum = Math.fround(sum + Math.fround((from[at] as number) ** 2))
    if (sum === 0) return divideBy(from, to, start, end, 0)
    for (let at = start; at < end; at++) {
      const x = from[at] as number
      const root = Math.sqrt(Math.fround(Math.fround(x ** 2) / sum))
      to[at] = x < 0 ? -root : root
    }
  },
}

function divideBy(from: Float32Array, to: Float32Array, start: number, end: number, norm: number): void {
  for (let at = start; at < end; at++)
    to[at] = norm === 0 ? (from[at] as number) : (from[at] as number) / norm
}
