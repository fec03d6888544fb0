import t from 'tap'
import { summarizeReports } from '../../src/summary/summarize-reports.ts'
import { loadOf } from '../fixtures/results.ts'

const report = (milliseconds: number, init?: number) => ({
  ...{ durationMilliseconds: milliseconds, billedMilliseconds: milliseconds + (init ?? 0) },
  ...{ memoryMegabytes: 512, maxMemoryMegabytes: 80 },
  ...(init !== undefined && { initMilliseconds: init }),
})

t.test('medians of cold starts, all requests of the loads together', async (t) => {
  const cold = [5, 6, 10].map((milliseconds) => ({ total: 500, reported: report(milliseconds, 100) }))
  const memory = { memoryMegabytes: 512, maxMemoryMegabytes: 80 }
  const reported = { count: 2, durations: [[2, 2]] as const, billedMilliseconds: 5, coldStarts: 1, ...memory }
  t.same(summarizeReports({ cold, open: [loadOf(5, { reported }), loadOf(5, { reported })] }), {
    memoryMegabytes: 512,
    cold: { init: 100, duration: 6, billed: 106 },
    warm: { durations: [[2, 4]], billed: 2.5, coldStarts: 2 },
  })
  t.same(summarizeReports({ cold: [...cold, { total: 1, reported: report(7) }], open: [] }), {
    memoryMegabytes: 512,
    cold: { duration: 6.5, billed: 105.5 },
  })
})

t.test('nothing was reported', async (t) => {
  t.equal(summarizeReports({ cold: [{ total: 1 }], open: [loadOf(1)] }), undefined)
})
