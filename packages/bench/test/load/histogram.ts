import fc from 'fast-check'
import t from 'tap'
import { createHistogram } from '../../src/load/histogram.ts'

t.test('every latency is told within 0.4 %, or half a microsecond', async (t) => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 4e6, noNaN: true }), (milliseconds) => {
      const histogram = createHistogram()
      histogram.record(milliseconds)
      const [[told = Number.NaN, count] = []] = histogram.latencies()
      return count === 1 && Math.abs(told - milliseconds) <= Math.max(0.0005001, milliseconds * 0.0045)
    }),
  )
  t.pass()
})

t.test('they come in order, each with its count', async (t) => {
  const histogram = createHistogram()
  for (const milliseconds of [70_000, 0.1, 3, 0.1, 3, 3]) histogram.record(milliseconds)
  const latencies = histogram.latencies()
  t.same(
    latencies.map(([, count]) => count),
    [2, 3, 1],
  )
  t.same(
    latencies,
    latencies.toSorted(([a], [b]) => a - b),
  )
  t.same(createHistogram().latencies(), [])
})

t.test('a clock that goes back is no latency below none', async (t) => {
  const histogram = createHistogram()
  histogram.record(-1)
  t.same(histogram.latencies(), [[0, 1]])
})
