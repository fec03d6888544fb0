import type { BenchResult } from '../result/bench-result.ts'
import type { LambdaPrices } from '../summary/billed.ts'
import { summarize } from '../summary/summarize.ts'
import { describeBench } from './describe-bench.ts'
import { printable } from './printable.ts'
import { type Table, tables } from './tables.ts'

/** A result for a terminal: what was measured, then its tables. */
export function terminalReport(result: BenchResult, prices: LambdaPrices): string {
  const shown = tables(summarize(result), prices).map(showTable)
  return [...describeBench(result).map(printable), '', shown.join('\n\n'), ''].join('\n')
}

/** Names to the left, figures to the right of their column. */
export function showTable({ title, columns, rows }: Table): string {
  const all = [columns, ...rows].map((row) => row.map(printable))
  const widths = columns.map((_, at) => Math.max(...all.map((row) => (row[at] ?? '').length)))
  const lines = all.map((row) =>
    row
      .map((text, at) => (at === 0 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
  return [printable(title), ...lines].join('\n')
}
