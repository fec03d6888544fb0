import { countOf } from '@inferry/core'
import { printable } from '../report/printable.ts'
import { showTable } from '../report/terminal-report.ts'
import type { Comparison } from './compare-results.ts'

/** A comparison for a terminal; ratios are of the second result to the first. */
export function showComparison({ figures, confidence, notes, hindrances }: Comparison): string {
  const two = (value: number | undefined) => value?.toFixed(2) ?? '–'
  const judged = figures.filter(({ low }) => low !== undefined).length
  // Down to whole ones, of 0.95 too, as it is reckoned.
  const percent = Math.floor(confidence * 100 + 1e-9)
  const together = judged === 0 ? '' : `, all together with ${percent} % confidence`
  const table = showTable({
    title: `ratio of the second to the first; ${countOf(judged, 'figure')} judged${together}`,
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
