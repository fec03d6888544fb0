import { costOfMillion, costOfMillionInits, initMilliseconds, type LambdaPrices } from '../summary/billed.ts'
import type { SubjectSummary } from '../summary/summarize.ts'
import { showNumber } from './show-figures.ts'
import type { Table } from './tables.ts'

/** What Lambda would bill of the functions that were measured; undefined if none was. */
export function billedTable(summaries: readonly SubjectSummary[], prices: LambdaPrices): Table | undefined {
  const rows = summaries.flatMap(({ name, subject, cold, warm }) => {
    if (subject.target !== 'lambda' || subject.megabytes === undefined) return []
    const { megabytes } = subject
    const billedMs = warm?.closed.reported?.billed
    const initMs = cold && initMilliseconds(cold)
    const figures = [
      billedMs,
      billedMs && costOfMillion(billedMs, megabytes, prices),
      initMs,
      initMs && costOfMillionInits(initMs, megabytes, prices),
    ]
    return [[name, ...figures.map(showNumber)]]
  })
  if (rows.length === 0) return undefined
  return {
    title: `what Lambda would bill, in USD for a million, at the prices of ${prices.label}`,
    columns: ['', 'ms a warm request', 'warm requests', 'ms of init', 'cold starts beside'],
    rows,
  }
}
