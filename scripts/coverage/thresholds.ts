interface Ratio {
  readonly pct: number
}

interface FileCoverage {
  readonly lines: Ratio & { readonly total: number }
  readonly branches: Ratio
  readonly functions: Ratio
}

/** Istanbul's `json-summary`: a row a file, and `total`. */
export type CoverageSummary = Readonly<Record<string, FileCoverage>> & { readonly total: FileCoverage }

/** Percentages. Child processes of the tests count, worker threads do not. */
export const thresholds = {
  total: { lines: 95, branches: 90, functions: 95 },
  /** No single file may hide below this share of its lines. */
  file: { lines: 70 },
} as const

/** A sentence for each figure below its threshold. */
export function belowThreshold(summary: CoverageSummary, limits: typeof thresholds): readonly string[] {
  const totals = (['lines', 'branches', 'functions'] as const)
    .filter((kind) => summary.total[kind].pct < limits.total[kind])
    .map((kind) => `${kind}: ${summary.total[kind].pct} % covered, ${limits.total[kind]} % wanted`)
  const files = Object.entries(summary)
    .filter(([file, coverage]) => file !== 'total' && coverage.lines.pct < limits.file.lines)
    .map(([file, { lines }]) => `${file}: ${lines.pct} % of its lines covered, ${limits.file.lines} % wanted`)
  return [...totals, ...files]
}

/** A sentence for each source that no test has loaded: the tool does not know of it. */
export function notLoaded(summary: CoverageSummary, sources: readonly string[]): readonly string[] {
  return sources
    .filter((file) => summary[file] === undefined)
    .map((file) => `${file}: not loaded by any test`)
}
