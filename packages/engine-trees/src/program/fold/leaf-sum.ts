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

/** A value of such columns. */
export interface LeafSum {
  readonly type: ValueType['type']
  readonly columns: readonly LeafColumn[]
  /** Where one tree decides all of it. */
  readonly whole?: LeafValue
}

export function wholeSum(value: LeafValue): LeafSum {
  const columns = Array.from({ length: value.columns }, (_, column) => ({ value, column }))
  return { type: value.type, columns, whole: value }
}

/** The terms of a sum, in the order in which they are added. */
export function termsOf(column: LeafColumn): readonly LeafColumn[] {
  const terms: LeafColumn[] = []
  for (let term: LeafColumn | undefined = column; term !== undefined; term = term.before) terms.push(term)
  return terms.reverse()
}

/** The columns that a step makes of all its operands' by placing them, and by adding where nothing is rounded otherwise. */
export function addedColumns(step: Step, operands: readonly LeafSum[]): readonly LeafColumn[] | undefined {
  const [left = [], right = []] = operands.map(({ columns }) => columns)
  switch (step.kind) {
    case 'concat':
      return operands.flatMap(({ columns }) => columns)
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
