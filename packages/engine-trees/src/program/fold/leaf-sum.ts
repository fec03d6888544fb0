import type { Step } from '../steps/index.ts'
import type { ValueType } from '../value.ts'
import type { KnownValue } from './evaluate.ts'
import type { LeafTree } from './leaf-tree.ts'

/** What is decided by the leaf that a row comes to in one tree: a row for each leaf. */
export interface LeafValue extends KnownValue {
  readonly tree: LeafTree
}

/** A column of such a value, or the sum of columns of several trees, added from left to right. */
export interface LeafColumn {
  /** What it is added to. */
  readonly before?: LeafColumn
  readonly value: LeafValue
  readonly column: number
}

/** A value of such columns: what one tree decides, or else sums. */
export type LeafSum = { readonly type: ValueType['type'] } & (
  | { readonly whole: LeafValue; readonly columns?: undefined }
  | { readonly whole?: undefined; readonly columns: readonly LeafColumn[] }
)

export function columnsOf({ whole, columns }: LeafSum): readonly LeafColumn[] {
  return columns ?? Array.from({ length: whole.columns }, (_, column) => ({ value: whole, column }))
}

/** The terms of a sum, in the order in which they are added. */
export function termsOf(column: LeafColumn): readonly LeafColumn[] {
  const terms: LeafColumn[] = []
  for (let term: LeafColumn | undefined = column; term !== undefined; term = term.before) terms.push(term)
  return terms.reverse()
}

/** The columns that a step makes of all its operands' by placing them, and by adding where nothing is rounded otherwise. */
export function addedColumns(step: Step, operands: readonly LeafSum[]): readonly LeafColumn[] | undefined {
  const given = operands.map(columnsOf)
  const [left = [], right = []] = given
  switch (step.kind) {
    case 'concat':
      return given.flat()
    case 'columns':
      return step.indices.map((index) => left[index] as LeafColumn)
    case 'reduce':
      return step.operation === 'sum' ? addRuns(left, step.size) : undefined
    case 'binary':
      if (step.operation !== 'add' || left.length !== right.length) return undefined
      return whole(left.map((column, index) => plus(column, right[index] as LeafColumn)))
  }
  return undefined
}

function addRuns(columns: readonly LeafColumn[], size: number): readonly LeafColumn[] | undefined {
  const starts = Array.from({ length: columns.length / size }, (_, run) => run * size)
  return whole(
    starts.map((start) => {
      const [first, ...others] = columns.slice(start, start + size)
      return others.reduce<LeafColumn | undefined>((sum, column) => sum && plus(sum, column), first)
    }),
  )
}

/** Undefined where both are sums already: their terms would be added in another order. */
function plus(left: LeafColumn, right: LeafColumn): LeafColumn | undefined {
  if (right.before === undefined) return { ...right, before: left }
  return left.before === undefined ? { ...left, before: right } : undefined
}

function whole(columns: readonly (LeafColumn | undefined)[]): readonly LeafColumn[] | undefined {
  return columns.includes(undefined) ? undefined : (columns as readonly LeafColumn[])
}
