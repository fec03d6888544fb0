import type { ElementType } from '@inferry/core'
import type { Operation } from './binary-run.ts'

const floats: readonly ElementType[] = ['float32', 'float64']
const numbers: readonly ElementType[] = [...floats, 'int32', 'int64']

/** Numbers of two numbers. */
export const arithmetic = {
  add: {
    types: numbers,
    run(a, aAt, aStride, b, bAt, bStride, to, at, count) {
      for (const end = at + count; at < end; aAt += aStride, bAt += bStride) to[at++] = a[aAt] + b[bAt]
    },
  },
  sub: {
    types: numbers,
    run(a, aAt, aStride, b, bAt, bStride, to, at, count) {
      for (const end = at + count; at < end; aAt += aStride, bAt += bStride) to[at++] = a[aAt] - b[bAt]
    },
  },
  mul: {
    types: [...floats, 'int64'],
    run(a, aAt, aStride, b, bAt, bStride, to, at, count) {
      for (const end = at + count; at < end; aAt += aStride, bAt += bStride) to[at++] = a[aAt] * b[bAt]
    },
  },
  div: {
    types: floats,
    run(a, aAt, aStride, b, bAt, bStride, to, at, count) {
      for (const end = at + count; at < end; aAt += aStride, bAt += bStride) to[at++] = a[aAt] / b[bAt]
    },
  },
  pow: {
    types: floats,
    run(a, aAt, aStride, b, bAt, bStride, to, at, count) {
      for (const end = at + count; at < end; aAt += aStride, bAt += bStride) to[at++] = power(a[aAt], b[bAt])
    },
  },
  max: {
    types: numbers,
    run(a, aAt, aStride, b, bAt, bStride, to, at, count) {
      for (const end = at + count; at < end; aAt += aStride, bAt += bStride)
        to[at++] = a[aAt] > b[bAt] || Number.isNaN(a[aAt]) ? a[aAt] : b[bAt]
    },
  },
  min: {
    types: numbers,
    run(a, aAt, aStride, b, bAt, bStride, to, at, count) {
      for (const end = at + count; at < end; aAt += aStride, bAt += bStride)
        to[at++] = a[aAt] < b[bAt] || Number.isNaN(a[aAt]) ? a[aAt] : b[bAt]
    },
  },
} satisfies Readonly<Record<string, Operation>>

/** As C's `pow`, which gives 1 where JavaScript gives NaN. */
function power(base: number, exponent: number): number {
  if (base === 1 || (base === -1 && (exponent === Infinity || exponent === -Infinity))) return 1
  return base ** exponent
}
