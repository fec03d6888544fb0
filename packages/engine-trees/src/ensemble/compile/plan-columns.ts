import type { Decisions } from './decisions.ts'

export interface ColumnPlan {
  /** Of each scratch column, ascending: feature × 2 + (NaN goes left ? 1 : 0). */
  readonly sources: readonly number[]
  /** Counted from 1. */
  columnOf(feature: number, nanLeft: boolean): number
  /** The largest feature + 1. */
  readonly features: number
}

/** The scratch row has only the features that are compared, twice where NaN goes left here and right there. */
export function planColumns(decisions: Decisions): ColumnPlan {
  const found = new Set<number>()
  for (let item = 0; item < decisions.size; item++) {
    const decision = decisions.decision(item)
    if (decision !== undefined) found.add(decision.feature * 2 + Number(decision.nanLeft))
  }
  const sources = [...found].sort((a, b) => a - b)
  const columns = new Map(sources.map((source, column) => [source, column + 1]))
  return {
    sources,
    columnOf: (feature, nanLeft) => columns.get(feature * 2 + Number(nanLeft)) as number,
    features: sources.length === 0 ? 0 : Math.floor((sources.at(-1) as number) / 2) + 1,
  }
}
