import { countOf } from '@inferry/core'
import { printable } from '../report/printable.ts'
import { showTable } from '../report/terminal-report.ts'
import type { Comparison } from './compare-results.ts'

/** A comparison for a terminal; ratios are of the second result to the first. */
export function showComparison({ figures, notes, hindrances }: Comparison): string {
  const two = (value: number | undefined) => value?.toFixed(2) ?? '–'
  const judged = figures.filter(({ low }) => low !== undefined).length
  const table = showTable({
    title: `ratio of the second to the first; ${countOf(judged, 'figure')} judged, all together with 95 % confidence`,
    columns: ['', 'ratio', 'from', 'to', ''],
    rows: figures.map(({ subject, figure, ratio, low, high, worse, better }) => [
      ...[`${subject}: ${figure}`, two(ratio), two(low), two(high)],
      worse ? 'WORSE' : better ? 'better' : '',
    ]),
  })
  return [
    ...hindrances.map((sentence) => `could not compare: ${printable(sentence)}`),
    ...notes.map((note) => `note: ${printable(note)}`),
    ...(figures.length > 0 ? [table] : []),
    '',
  ].join('\n')
}
