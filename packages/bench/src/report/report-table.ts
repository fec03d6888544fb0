import { percentile } from '../load/latencies.ts'
import type { SubjectSummary } from '../summary/summarize.ts'
import { isDeployed } from '../target/target.ts'
import { showNumber } from './show-figures.ts'
import type { Table } from './tables.ts'

/** What Lambda reported of deployed functions; none if none was measured. */
export function reportTable(summaries: readonly SubjectSummary[]): readonly Table[] {
  const functions = summaries.flatMap(({ name, subject, reported: cold, warm: loads }) => {
    const warm = loads?.open.reported
    const memory = (warm ?? cold)?.memoryMegabytes
    return memory === undefined || !isDeployed(subject) ? [] : [{ name, memory, cold, warm }]
  })
  if (functions.length === 0) return []
  return [
    {
      title: 'what Lambda reported, in ms: medians of cold starts; of requests at the constant rate',
      columns: ['', 'MB', 'cold: init', 'duration', 'billed', 'warm: p50', 'p99', 'billed', 'started'],
      rows: functions.map(({ name, memory, cold, warm }) => [
        name,
        String(memory),
        showNumber(cold?.init),
        showNumber(cold?.duration),
        showNumber(cold?.billed),
        showNumber(warm && percentile(warm.durations, 0.5)),
        showNumber(warm && percentile(warm.durations, 0.99)),
        showNumber(warm?.billed),
        warm === undefined ? '–' : String(warm.coldStarts),
      ]),
    },
  ]
}
