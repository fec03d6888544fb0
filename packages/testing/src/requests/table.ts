import { type InputSpec, type Manifest, type Tensor, tensorToOip } from '@inferry/core'
import type { Subject } from './subject.ts'

/** A value in a row: a number, a text, or null for a missing one. */
export type Cell = unknown
/** Rows of values in the order of the columns. */
export type Table = readonly (readonly Cell[])[]

/** The names of one row's values in order, when all inputs have such; an input `[-1, 1]` or `[-1]` is its own column. */
export function columnsOf({ inputs }: Manifest): readonly string[] | undefined {
  const columns = inputs.map((input) => input.columns ?? (isColumn(input) ? [input.name] : undefined))
  return columns.every((names) => names !== undefined) ? columns.flat() : undefined
}

function isColumn({ shape: [rows, ...rest] }: InputSpec): boolean {
  return rows === -1 && (rest.length === 0 || (rest.length === 1 && rest[0] === 1))
}

/** The subject's rows, the values of all inputs side by side. */
export function tableOf({ manifest, inputs, rows }: Subject): Table {
  const lists = manifest.inputs.map(({ name }) => tensorToOip(name, inputs[name] as Tensor).data)
  return Array.from({ length: rows }, (_, row) =>
    lists.flatMap((list) => list.slice((row * list.length) / rows, ((row + 1) * list.length) / rows)),
  )
}

/** The same with names. */
export function recordsOf(subject: Subject): readonly Readonly<Record<string, Cell>>[] {
  return tableOf(subject).map((row) => recordOf(subject.columns, row))
}

/** A row by column name. */
export function recordOf(columns: readonly string[], row: readonly Cell[]): Readonly<Record<string, Cell>> {
  return Object.fromEntries(columns.map((column, at) => [column, row[at]]))
}

/** Each input's rows, nested to its shape. */
export function nestedInputs({ manifest, inputs }: Subject): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    manifest.inputs.map(({ name }) => {
      const { data, shape } = tensorToOip(name, inputs[name] as Tensor)
      return [name, nest(data, shape)]
    }),
  )
}

function nest(data: readonly unknown[], [size = 1, ...rest]: readonly number[]): unknown {
  if (rest.length === 0) return data
  const step = data.length / size
  return Array.from({ length: size }, (_, index) => nest(data.slice(index * step, (index + 1) * step), rest))
}
