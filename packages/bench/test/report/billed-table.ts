import t from 'tap'
import { billedTable } from '../../src/report/billed-table.ts'
import { summarize } from '../../src/summary/summarize.ts'
import { prices, resultOf } from '../fixtures/results.ts'

const subject = { target: 'lambda', engine: 'trees', megabytes: 512 } as const

t.test('functions alone, warm and cold', async (t) => {
  const table = billedTable(summarize(resultOf({}, { subject, coldMs: [10], latencyMs: [3.5] })), prices)
  t.equal(
    table?.title,
    'what Lambda would bill, in USD for a million, at the prices of somewhere, x64, 2026-01-02',
  )
  // Half a gigabyte: 3 of 4 ms are 1.5 dollars, and a request one; six phases of 10 ms are 30.
  t.same(table?.rows, [['lambda, trees, 512 MB', '3.00', '2.50', '60.0', '30.0']])
})

t.test('cold starts alone, and no function at all', async (t) => {
  const [row] = billedTable(summarize(resultOf({ subject, coldMs: [10], latencyMs: [] })), prices)?.rows ?? []
  t.same(row?.slice(1), ['–', '–', '60.0', '30.0'])
  t.equal(billedTable(summarize(resultOf({})), prices), undefined)
})
