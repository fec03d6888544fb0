import type { Step } from '../steps/index.ts'
import type { ValueType } from '../value.ts'
import type { KnownValue } from './evaluate.ts'

/** What is known of the values of a program that is being built. */
export interface Built {
  /** The step whose first value it is. */
  maker(value: number): Step | undefined
  constant(value: number): KnownValue | undefined
  type(value: number): ValueType
}
