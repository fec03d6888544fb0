import { allocate } from '@inferry/core'
import type { Elements, ValueType } from './value.ts'

/** The memory that the steps of a program work in: one slice of rows at a time. */
export interface Frame {
  /** The slice's rows, the first of which is row `first` of the request. */
  rows: number
  first: number
  /** By value; may be longer than rows × columns. */
  readonly data: Elements[]
  /** By value: {@link ValueType.columns}, with those of the caller's inputs put in. */
  readonly columns: number[]
  /** Memory for a value of `columns` in every row. An output's is new each time, another's is used again. */
  space(value: number, columns: number): Elements
}

export function createFrame(values: readonly ValueType[], outputs: ReadonlySet<number>): Frame {
  const data: Elements[] = values.map(({ type }) => allocate(type, 0))
  const frame: Frame = {
    rows: 0,
    first: 0,
    data,
    columns: values.map(({ columns }) => columns),
    space(value, columns) {
      const length = frame.rows * columns
      const kept = data[value] as Elements
      frame.columns[value] = columns
      if (kept.length >= length && !outputs.has(value)) return kept
      const made = allocate((values[value] as ValueType).type, length)
      data[value] = made
      return made
    },
  }
  return frame
}
