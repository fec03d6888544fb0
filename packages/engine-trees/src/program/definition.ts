import type { ElementType } from '@inferry/core'
import type { Step } from './steps/index.ts'

/**
 * What a compiled model computes, row by row. Values are numbered as they come: the inputs, then what each step makes;
 * a step refers to earlier values only. Plain JSON, but for numbers too large or too odd for it, which are spelled out.
 */
export interface Program {
  readonly inputs: readonly ProgramInput[]
  readonly steps: readonly Step[]
  readonly outputs: readonly ProgramOutput[]
}

export interface ProgramInput {
  readonly name: string
  readonly type: ElementType
  /** -1 first, for the rows; another -1 may stand once, for a width that the caller decides. */
  readonly shape: readonly number[]
}

export interface ProgramOutput {
  readonly name: string
  readonly value: number
  /** As an input's. Its columns in row-major order are the value's. */
  readonly shape: readonly number[]
}
