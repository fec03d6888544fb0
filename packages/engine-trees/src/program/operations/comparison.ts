import type { ElementType } from '@inferry/core'
import type { Operation } from './binary-run.ts'

const numbers: readonly ElementType[] = ['float32', 'float64', 'int32', 'int64']
const bools: readonly ElementType[] = ['bool']

/** 0 and 1: of numbers that are compared, and of bools. */
export const comparison = {
  equal: {
    types: [...numbers, 'bool', 'string'],
    gives: 'bool',
    run(a, aAt, aStride, b, bAt, bStride, to, at, count) {
      for (const end = at + count; at < end; aAt += aStride, bAt += bStride)
        to[at++] = a[aAt] === b[bAt] ? 1 : 0
    },
  },
  less: {
    types: numbers,
    gives: 'bool',
    run(a, aAt, aStride, b, bAt, bStride, to, at, count) {
      for (const end = at + count; at < end; aAt += aStride, bAt += bStride)
        to[at++] = a[aAt] < b[bAt] ? 1 : 0
    },
  },
  lessOrEqual: {
    types: numbers,
    gives: 'bool',
    run(a, aAt, aStride, b, bAt, bStride, to, at, count) {
      for (const end = at + count; at < end; aAt += aStride, bAt += bStride)
        to[at++] = a[aAt] <= b[bAt] ? 1 : 0
    },
  },
  greater: {
    types: numbers,
    gives: 'bool',
    run(a, aAt, aStride, b, bAt, bStride, to, at, count) {
      for (const end = at + count; at < end; aAt += aStride, bAt += bStride)
        to[at++] = a[aAt] > b[bAt] ? 1 : 0
    },
  },
  greaterOrEqual: {
    types: numbers,
    gives: 'bool',
    run(a, aAt, aStride, b, bAt, bStride, to, at, count) {
      for (const end = at + count; at < end; aAt += aStride, bAt += bStride)
        to[at++] = a[aAt] >= b[bAt] ? 1 : 0
    },
  },
  and: {
    types: bools,
    run(a, aAt, aStride, b, bAt, bStride, to, at, count) {
      for (const end = at + count; at < end; aAt += aStride, bAt += bStride) to[at++] = a[aAt] & b[bAt]
    },
  },
  or: {
    types: bools,
    run(a, aAt, aStride, b, bAt, bStride, to, at, count) {
      for (const end = at + count; at < end; aAt += aStride, bAt += bStride) to[at++] = a[aAt] | b[bAt]
    },
  },
  xor: {
    types: bools,
    run(a, aAt, aStride, b, bAt, bStride, to, at, count) {
      for (const end = at + count; at < end; aAt += aStride, bAt += bStride) to[at++] = a[aAt] ^ b[bAt]
    },
  },
} satisfies Readonly<Record<string, Operation>>
