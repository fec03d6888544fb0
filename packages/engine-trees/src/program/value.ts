import type { ElementArrays, ElementType } from '@inferry/core'

/** The elements of a value, row-major. */
export type Elements = ElementArrays[ElementType]

/**
 * What is known of a value before a run. A value is a matrix of rows × columns: a row is one row of the request,
 * whatever shape ONNX gives it.
 */
export interface ValueType {
  readonly type: ElementType
  /** {@link anyColumns} where the caller's input decides. */
  readonly columns: number
  /** One row that stands for every row; only a `constant` step gives one. */
  readonly constant?: boolean
}

/** Columns of an input whose width the model leaves open, and of what is made of it element by element. */
export const anyColumns = -1

/** Of one value, and of a whole program: what one row of a hostile program may take. */
export const maxColumns = 2 ** 20
