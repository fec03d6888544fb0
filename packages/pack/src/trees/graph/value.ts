import type { ElementType } from '@inferry/core'
import type { BuiltValue } from '@inferry/engine-trees/compile'
import type { Shape } from './shape.ts'

/** A value of an ONNX graph, and the value of the program that holds it. */
export interface Value {
  readonly type: ElementType
  /** A constant may have rows too: the same in each. */
  readonly shape: Shape
  /** Of the shape of a value with rows, which only a run knows: what is known of it, in place of its elements. */
  readonly dims?: Shape
  readonly built: BuiltValue
}
