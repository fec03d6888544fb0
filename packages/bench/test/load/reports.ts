import t from 'tap'
import { createReportTally } from '../../src/load/reports.ts'

t.test('all reports together', async (t) => {
  const tally = createReportTally()
  t.equal(tally.result(), undefined)
  const memory = { memoryMegabytes: 512, maxMemoryMegabytes: 80 }
  tally.add({ durationMilliseconds: 0.1, billedMilliseconds: 1, ...memory })
  tally.add({ ...memory, durationMilliseconds: 0.2, billedMilliseconds: 102, initMilliseconds: 99.5 })
  tally.add({ durationMilliseconds: 0.1, billedMilliseconds: 1, ...memory, maxMemoryMegabytes: 70 })
  t.same(tally.result(), {
    ...{ count: 3, billedMilliseconds: 104, coldStarts: 1, memoryMegabytes: 512, maxMemoryMegabytes: 80 },
    durations: [
      [0.1, 2],
      [0.2, 1],
    ],
  })
})
