import type { ElementType } from '@inferry/core'

interface Operation {
  readonly types: readonly ElementType[]
  /** Whether the result is a place among the elements: an int64. */
  readonly gives?: 'int64'
  /** Of `size` elements from `start`; `single`: in float32. */
  apply(x: Float64Array, start: number, size: number, single: boolean): number
}

const floats: readonly ElementType[] = ['float32', 'float64']
const numbers: readonly ElementType[] = [...floats, 'int32']

export const reduceOperations: Readonly<Record<ReduceOperation, Operation>> = {
  sum: { types: floats, apply: sum },
  /** Of older files: a sum is divided by a step of its own now. */
  mean: { types: floats, apply: (x, start, size, single) => sum(x, start, size, single) / size },
  prod: { types: floats, apply: product },
  max: { types: numbers, apply: (x, start, size) => x[extreme(x, start, size, 1)] as number },
  min: { types: numbers, apply: (x, start, size) => x[extreme(x, start, size, -1)] as number },
  argmax: {
    types: numbers,
    gives: 'int64',
    apply: (x, start, size) => extreme(x, start, size, 1) - start,
  },
  argmin: {
    types: numbers,
    gives: 'int64',
    apply: (x, start, size) => extreme(x, start, size, -1) - start,
  },
}

export type ReduceOperation = 'sum' | 'mean' | 'prod' | 'max' | 'min' | 'argmax' | 'argmin'

/** From left to right. onnxruntime may add in another order, so that the last bits can differ. */
function sum(x: Float64Array, start: number, size: number, single: boolean): number {
  let total = x[start] as number
  if (single) for (let at = start + 1; at < start + size; at++) total = Math.fround(total + (x[at] as number))
  else for (let at = start + 1; at < start + size; at++) total += x[at] as number
  return total
}

function product(x: Float64Array, start: number, size: number, single: boolean): number {
  let total = x[start] as number
  if (single) for (let at = start + 1; at < start + size; at++) total = Math.fround(total * (x[at] as number))
  else for (let at = start + 1; at < start + size; at++) total *= x[at] as number
  return total
}

/** Where the greatest (`sign` 1) or the least (-1) element is, the first if there are several. */
function extreme(x: Float64Array, start: number, size: number, sign: number): number {
  let best = start
  let most = (x[start] as number) * sign
  for (let at = start + 1; at < start + size; at++) {
    const value = (x[at] as number) * sign
    if (value > most) {
      best = at
      most = value
    }
  }
  return best
}
