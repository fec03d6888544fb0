import t from 'tap'
import { summarizeColdReports, summarizeLoadReports } from '../../src/summary/summarize-reports.ts'
import { loadOf } from '../fixtures/results.ts'

const report = (milliseconds: number, init?: number) => ({
  ...{ durationMilliseconds: milliseconds, billedMilliseconds: milliseconds + (init ?? 0) },
  ...{ memoryMegabytes: 512, maxMemoryMegabytes: 80 },
  ...(init !== undefined && { initMilliseconds: init }),
})

t.test('medians of cold starts', async (t) => {
  const cold = [5, 6, 10].map((milliseconds) => ({ total: 500, reported: report(milliseconds, 100) }))
  const memoryMegabytes = 512
  t.same(summarizeColdReports(cold), { memoryMegabytes, init: 100, duration: 6, billed: 106 })
  t.same(summarizeColdReports([...cold, { total: 1, reported: report(7) }]), {
    ...{ memoryMegabytes, duration: 6.5, billed: 105.5 },
  })
})

t.test('all requests of a load together', async (t) => {
  const memory = { memoryMegabytes: 512, maxMemoryMegabytes: 80 }
  const reported = { count: 2, durations: [[2, 2]] as const, billedMilliseconds: 5, coldStarts: 1, ...memory }
  t.same(summarizeLoadReports([loadOf(5, { reported }), loadOf(5), loadOf(5, { reported })]), {
    ...{ memoryMegabytes: 512, durations: [[2, 4]], billed: 2.5, coldStarts: 2 },
  })
})

t.test('nothing was reported', async (t) => {
  t.equal(summarizeColdReports([{ total: 1 }]), undefined)
  t.equal(summarizeLoadReports([loadOf(1)]), undefined)
})
