import t from 'tap'
import { type AskedWorkload, makeWorkload } from '../../src/workload/make-workload.ts'

t.test('what is left out', async (t) => {
  t.same(makeWorkload({ requestsPerDay: 10, durationMs: 5, days: undefined }), {
    ...{ requestsPerDay: 10, durationMs: 5, memoryMb: 512, requestBytes: 1000, responseBytes: 1000 },
    ...{ days: 30, peakFactor: 1, coldMs: 0, coldShare: 0 },
  })
})

t.test('what cannot be is told with its field', async (t) => {
  const rows: readonly (readonly [keyof AskedWorkload, number])[] = [
    ['requestsPerDay', -1],
    ['requestsPerDay', Number.NaN],
    ['requestsPerDay', 1e13],
    ['durationMs', Number.POSITIVE_INFINITY],
    ['billedMs', -1],
    ['memoryMb', 0],
    ['requestBytes', 0.5],
    ['responseBytes', -1],
    ['days', 32],
    ['peakFactor', 0.9],
    ['coldMs', -1],
    ['coldShare', 1.1],
  ]
  for (const [field, value] of rows)
    t.throws(
      () => makeWorkload({ requestsPerDay: 1, durationMs: 1, [field]: value }),
      { code: 'INVALID_CONFIGURATION', location: { field } },
      `${field} ${value}`,
    )
})
