import type { ElementType } from '@inferry/core'
import type { BuiltValue } from '@inferry/engine-trees/compile'
import type { Shape } from './shape.ts'

/** A value of an ONNX graph, and the value of the program that holds it. */
export interface Value {
  readonly type: ElementType
  readonly shape: Shape
  readonly built: BuiltValue
}
