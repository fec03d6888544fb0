import type { ElementType } from '@inferry/core'
import { sigmoid } from './sigmoid.ts'

interface Operation {
  readonly types: readonly ElementType[]
  /** The type of the result; that of the operand unless said. */
  readonly gives?: ElementType
  /** On float32 too: the array that the result is stored in rounds it once, which is exact for a square root. */
  apply(x: number): number
  /** Of float32, where that is another function. */
  single?(x: number): number
}

const floats: readonly ElementType[] = ['float32', 'float64']
const numbers: readonly ElementType[] = ['float32', 'float64', 'int32', 'int64']

export const unaryOperations: Readonly<Record<UnaryOperation, Operation>> = {
  neg: { types: numbers, apply: (x) => -x },
  abs: { types: numbers, apply: Math.abs },
  sign: { types: numbers, apply: (x) => (x === 0 ? 0 : Math.sign(x)) },
  relu: { types: numbers, apply: rectified },
  reciprocal: { types: floats, apply: (x) => 1 / x },
  sqrt: { types: floats, apply: Math.sqrt },
  exp: { types: floats, apply: Math.exp },
  log: { types: floats, apply: Math.log },
  sigmoid: { types: floats, apply: logistic, single: sigmoid },
  floor: { types: floats, apply: Math.floor },
  ceil: { types: floats, apply: Math.ceil },
  round: { types: floats, apply: roundToEven },
  isnan: { types: floats, gives: 'bool', apply: (x) => (Number.isNaN(x) ? 1 : 0) },
  not: { types: ['bool'], apply: (x) => 1 - x },
}

export type UnaryOperation =
  | 'neg'
  | 'abs'
  | 'sign'
  | 'relu'
  | 'reciprocal'
  | 'sqrt'
  | 'exp'
  | 'log'
  | 'sigmoid'
  | 'floor'
  | 'ceil'
  | 'round'
  | 'isnan'
  | 'not'

/** Of int64. */
export const bigOperations: Readonly<Partial<Record<UnaryOperation, (x: bigint) => bigint>>> = {
  neg: (x) => -x,
  abs: (x) => (x < 0n ? -x : x),
  sign: (x) => (x > 0n ? 1n : x < 0n ? -1n : 0n),
  relu: (x) => (x < 0n ? 0n : x),
}

/** As onnxruntime computes it, which is less exact below 0. */
function logistic(x: number): number {
  const above = 1 / (1 + Math.exp(-Math.abs(x)))
  return x < 0 ? 1 - above : above
}

/** -0 stays, of which `Math.max` would make 0. */
function rectified(x: number): number {
  if (x < 0) return 0
  return x
}

/** Halves to the even neighbour. */
function roundToEven(x: number): number {
  const down = Math.floor(x)
  if (x - down !== 0.5) return Math.round(x)
  const even = down % 2 === 0 ? down : down + 1
  return even === 0 && x < 0 ? -0 : even
}
