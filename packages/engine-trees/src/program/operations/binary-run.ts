import type { ElementType } from '@inferry/core'

export interface Operation {
  readonly types: readonly ElementType[]
  /** The type of the result; that of the operands unless said. */
  readonly gives?: ElementType
  readonly run: BinaryRun
}

/**
 * Computes `count` elements from `to[at]` on, of those of `a` from `aAt` and of `b` from `bAt` on; a stride is how far
 * apart an operand's elements are, 0 where one stands for all. On float32 too: the array that the result is stored
 * in rounds it once, which is exact for + - * and /. Each has a loop of its own, which V8 makes fast.
 */
export type BinaryRun = (
  // biome-ignore lint/suspicious/noExplicitAny: the same text computes numbers and BigInts, and compares texts.
  a: any,
  aAt: number,
  aStride: number,
  // biome-ignore lint/suspicious/noExplicitAny: as `a`.
  b: any,
  bAt: number,
  bStride: number,
  // biome-ignore lint/suspicious/noExplicitAny: as `a`.
  to: any,
  at: number,
  count: number,
) => void
