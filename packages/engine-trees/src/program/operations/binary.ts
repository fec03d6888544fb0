import type { ElementType } from '@inferry/core'

interface Operation {
  readonly types: readonly ElementType[]
  /** The type of the result; that of the operands unless said. */
  readonly gives?: ElementType
  /** On float32 too: the array that the result is stored in rounds it once, which is exact for + - * and /. */
  // biome-ignore lint/suspicious/noExplicitAny: the same text computes numbers and BigInts, and compares texts.
  apply(a: any, b: any): number | bigint
}

const floats: readonly ElementType[] = ['float32', 'float64']
const numbers: readonly ElementType[] = [...floats, 'int32', 'int64']
const all: readonly ElementType[] = [...numbers, 'bool', 'string']
const bools: readonly ElementType[] = ['bool']

export const binaryOperations: Readonly<Record<BinaryOperation, Operation>> = {
  add: { types: numbers, apply: (a, b) => a + b },
  sub: { types: numbers, apply: (a, b) => a - b },
  mul: { types: [...floats, 'int64'], apply: (a, b) => a * b },
  div: { types: floats, apply: (a, b) => a / b },
  pow: { types: floats, apply: power },
  max: { types: numbers, apply: (a, b) => (a > b || Number.isNaN(a) ? a : b) },
  min: { types: numbers, apply: (a, b) => (a < b || Number.isNaN(a) ? a : b) },
  equal: { types: all, gives: 'bool', apply: (a, b) => (a === b ? 1 : 0) },
  less: { types: numbers, gives: 'bool', apply: (a, b) => (a < b ? 1 : 0) },
  lessOrEqual: { types: numbers, gives: 'bool', apply: (a, b) => (a <= b ? 1 : 0) },
  greater: { types: numbers, gives: 'bool', apply: (a, b) => (a > b ? 1 : 0) },
  greaterOrEqual: { types: numbers, gives: 'bool', apply: (a, b) => (a >= b ? 1 : 0) },
  and: { types: bools, apply: (a, b) => a & b },
  or: { types: bools, apply: (a, b) => a | b },
  xor: { types: bools, apply: (a, b) => a ^ b },
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
