import { printable } from '../report/printable.ts'
import { showTable } from '../report/terminal-report.ts'
import type { Comparison } from './compare-results.ts'

/** A comparison for a terminal; ratios are of the second result to the first. */
export function showComparison({ figures, notes }: Comparison): string {
  const two = (value: number | undefined) => value?.toFixed(2) ?? '–'
  const table = showTable({
    title: 'ratio of the second to the first, with 95 % confidence',
    columns: ['', 'ratio', 'from', 'to', ''],
    rows: figures.map(({ subject, figure, ratio, low, high, worse, better }) => [
      ...[`${subject}: ${figure}`, two(ratio), two(low), two(high)],
      worse ? 'WORSE' : better ? 'better' : '',
    ]),
  })
  return [...notes.map((note) => `note: ${printable(note)}`), table, ''].join('\n')
}
