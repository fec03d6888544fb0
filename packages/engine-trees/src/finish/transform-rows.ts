import { expf } from './expf.ts'
import type { PostTransform } from './finish.ts'
import { logistic, probit } from './float32-functions.ts'

type Values = Float32Array | Float64Array

const round = Math.fround

/** Transforms each row of `columns` scores, in place. Works in float32 on scores of float64 too. */
export function transformRows(values: Values, rows: number, columns: number, transform: PostTransform): void {
  const end = rows * columns
  if (transform === 'softmax' || transform === 'softmax_zero') {
    for (let at = 0; at < end; at += columns) transformRange(values, at, at + columns, transform)
  } else transformRange(values, 0, end, transform)
}

/** Transforms the scores of one row, from `start` up to `end`, in place. */
export function transformRange(values: Values, start: number, end: number, transform: PostTransform): void {
  switch (transform) {
    case 'none':
      return
    case 'logistic':
      for (let at = start; at < end; at++) values[at] = logistic(round(values[at] as number))
      return
    case 'probit':
      for (let at = start; at < end; at++) values[at] = probit(round(values[at] as number))
      return
    case 'softmax':
      softmax(values, start, end)
      return
    case 'softmax_zero':
      softmaxZero(values, start, end)
  }
}

function softmax(values: Values, start: number, end: number): void {
  const most = largest(values, start, end)
  let sum = 0
  for (let at = start; at < end; at++) {
    const power = expf(round(round(values[at] as number) - most))
    values[at] = power
    sum = round(sum + power)
  }
  for (let at = start; at < end; at++) values[at] = round((values[at] as number) / sum)
}

/** Scores of about 0 take no part in the sum. Scores of float64 are divided in float64, unlike in {@link softmax}. */
function softmaxZero(values: Values, start: number, end: number): void {
  const most = largest(values, start, end)
  const least = expf(-most)
  let sum = 0
  for (let at = start; at < end; at++) {
    const score = round(values[at] as number)
    if (score > tiny || score < -tiny) {
      const power = expf(round(score - most))
      values[at] = power
      sum = round(sum + power)
    } else values[at] = (values[at] as number) * least
  }
  for (let at = start; at < end; at++) values[at] = (values[at] as number) / sum
}

const tiny = round(0.0000001)
const lowest = -(2 - 2 ** -23) * 2 ** 127

/** NaN is passed over. */
function largest(values: Values, start: number, end: number): number {
  let most = lowest
  for (let at = start; at < end; at++) {
    const score = round(values[at] as number)
    if (score > most) most = score
  }
  return most
}
