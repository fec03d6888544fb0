import type { ElementType } from '@inferry/core'

interface Operation {
  readonly types: readonly ElementType[]
  /** The type of the result; that of the operands unless said. */
  readonly gives?: ElementType
  readonly run: BinaryRun
}

/**
 * Computes `count` elements from `to[at]` on, of those of `a` from `l` and of `b` from `r` on; `left` and `right` are how
 * far apart an operand's elements are, 0 where one stands for all. On float32 too: the array that the result is stored
 * in rounds it once, which is exact for + - * and /. Each has a loop of its own, which V8 makes fast.
 */
export type BinaryRun = (
  // biome-ignore lint/suspicious/noExplicitAny: the same text computes numbers and BigInts, and compares texts.
  a: any,
  l: number,
  left: number,
  // biome-ignore lint/suspicious/noExplicitAny: as `a`.
  b: any,
  r: number,
  right: number,
  // biome-ignore lint/suspicious/noExplicitAny: as `a`.
  to: any,
  at: number,
  count: number,
) => void

const floats: readonly ElementType[] = ['float32', 'float64']
const numbers: readonly ElementType[] = [...floats, 'int32', 'int64']
const all: readonly ElementType[] = [...numbers, 'bool', 'string']
const bools: readonly ElementType[] = ['bool']

export const binaryOperations: Readonly<Record<BinaryOperation, Operation>> = {
  add: {
    types: numbers,
    run(a, l, left, b, r, right, to, at, count) {
      for (const end = at + count; at < end; l += left, r += right) to[at++] = a[l] + b[r]
    },
  },
  sub: {
    types: numbers,
    run(a, l, left, b, r, right, to, at, count) {
      for (const end = at + count; at < end; l += left, r += right) to[at++] = a[l] - b[r]
    },
  },
  mul: {
    types: [...floats, 'int64'],
    run(a, l, left, b, r, right, to, at, count) {
      for (const end = at + count; at < end; l += left, r += right) to[at++] = a[l] * b[r]
    },
  },
  div: {
    types: floats,
    run(a, l, left, b, r, right, to, at, count) {
      for (const end = at + count; at < end; l += left, r += right) to[at++] = a[l] / b[r]
    },
  },
  pow: {
    types: floats,
    run(a, l, left, b, r, right, to, at, count) {
      for (const end = at + count; at < end; l += left, r += right) to[at++] = power(a[l], b[r])
    },
  },
  max: {
    types: numbers,
    run(a, l, left, b, r, right, to, at, count) {
      for (const end = at + count; at < end; l += left, r += right)
        to[at++] = a[l] > b[r] || Number.isNaN(a[l]) ? a[l] : b[r]
    },
  },
  min: {
    types: numbers,
    run(a, l, left, b, r, right, to, at, count) {
      for (const end = at + count; at < end; l += left, r += right)
        to[at++] = a[l] < b[r] || Number.isNaN(a[l]) ? a[l] : b[r]
    },
  },
  equal: {
    types: all,
    gives: 'bool',
    run(a, l, left, b, r, right, to, at, count) {
      for (const end = at + count; at < end; l += left, r += right) to[at++] = a[l] === b[r] ? 1 : 0
    },
  },
  less: {
    types: numbers,
    gives: 'bool',
    run(a, l, left, b, r, right, to, at, count) {
      for (const end = at + count; at < end; l += left, r += right) to[at++] = a[l] < b[r] ? 1 : 0
    },
  },
  lessOrEqual: {
    types: numbers,
    gives: 'bool',
    run(a, l, left, b, r, right, to, at, count) {
      for (const end = at + count; at < end; l += left, r += right) to[at++] = a[l] <= b[r] ? 1 : 0
    },
  },
  greater: {
    types: numbers,
    gives: 'bool',
    run(a, l, left, b, r, right, to, at, count) {
      for (const end = at + count; at < end; l += left, r += right) to[at++] = a[l] > b[r] ? 1 : 0
    },
  },
  greaterOrEqual: {
    types: numbers,
    gives: 'bool',
    run(a, l, left, b, r, right, to, at, count) {
      for (const end = at + count; at < end; l += left, r += right) to[at++] = a[l] >= b[r] ? 1 : 0
    },
  },
  and: {
    types: bools,
    run(a, l, left, b, r, right, to, at, count) {
      for (const end = at + count; at < end; l += left, r += right) to[at++] = a[l] & b[r]
    },
  },
  or: {
    types: bools,
    run(a, l, left, b, r, right, to, at, count) {
      for (const end = at + count; at < end; l += left, r += right) to[at++] = a[l] | b[r]
    },
  },
  xor: {
    types: bools,
    run(a, l, left, b, r, right, to, at, count) {
      for (const end = at + count; at < end; l += left, r += right) to[at++] = a[l] ^ b[r]
    },
  },
}

export type BinaryOperation =
  | 'add'
  | 'sub'
  | 'mul'
  | 'div'
  | 'pow'
  | 'max'
  | 'min'
  | 'equal'
  | 'less'
  | 'lessOrEqual'
  | 'greater'
  | 'greaterOrEqual'
  | 'and'
  | 'or'
  | 'xor'

/** As C's `pow`, which gives 1 where JavaScript gives NaN. */
function power(base: number, exponent: number): number {
  if (base === 1 || (base === -1 && (exponent === Infinity || exponent === -Infinity))) return 1
  return base ** exponent
}
