import t from 'tap'
import {
  countLatencies,
  type Latencies,
  meanLatency,
  mergeLatencies,
  percentile,
} from '../../src/load/latencies.ts'

const latencies: Latencies = [
  [1, 50],
  [2, 49],
  [500, 1],
]

t.test('a percentile is the nearest rank', async (t) => {
  t.equal(countLatencies(latencies), 100)
  t.equal(percentile(latencies, 0.5), 1)
  t.equal(percentile(latencies, 0.51), 2)
  t.equal(percentile(latencies, 0.99), 2)
  t.equal(percentile(latencies, 0.999), 500)
  t.equal(percentile(latencies, 0), 1)
  t.ok(Number.isNaN(percentile([], 0.5)))
})

t.test('the mean', async (t) => {
  t.equal(meanLatency(latencies), (50 + 98 + 500) / 100)
  t.ok(Number.isNaN(meanLatency([])))
})

t.test('those of several rounds are one distribution', async (t) => {
  t.same(mergeLatencies([latencies, [[2, 1]], [], [[0.5, 3]]]), [
    [0.5, 3],
    [1, 50],
    [2, 50],
    [500, 1],
  ])
})
