import type { Decisions } from './decisions.ts'

export interface ColumnPlan {
  /** Of each scratch column, ascending: feature × 2 + (NaN goes left ? 1 : 0). */
  readonly sources: readonly number[]
  /** The column of a source, counted from 1. */
  columnOf(source: number): number
  /** The largest feature + 1. */
  readonly features: number
}

/** The scratch row has only the features that are compared, twice where NaN goes left here and right there. */
export function planColumns(decisions: Decisions): ColumnPlan {
  const found = new Set(decisions.sources)
  found.delete(-1)
  const sources = [...found].sort((a, b) => a - b)
  const columns = new Map(sources.map((source, column) => [source, column + 1]))
  return {
    sources,
    columnOf: (source) => columns.get(source) as number,
    features: sources.length === 0 ? 0 : Math.floor((sources.at(-1) as number) / 2) + 1,
  }
}
