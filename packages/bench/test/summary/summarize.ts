import t from 'tap'
import { percentile } from '../../src/load/latencies.ts'
import { summarize } from '../../src/summary/summarize.ts'
import { coldStartOf, loadOf, resultOf } from '../fixtures/results.ts'

t.test('medians of rounds, latencies of all together', async (t) => {
  const [summary] = summarize(resultOf({ coldMs: [1, 2, 9], latencyMs: [2, 5, 10] }))
  t.equal(summary?.name, 'local, trees')
  t.equal(summary?.cold.load, 2)
  t.equal(summary?.cold.total, 14)
  const { closed, open } = summary?.warm ?? {}
  t.equal(closed?.rate, 200)
  t.equal(percentile(closed?.latencies ?? [], 0.99), 10)
  t.equal(closed?.peakBytes, 2 ** 26)
  t.equal(closed?.cpuMilliseconds, 1500 / 800)
  t.equal(open?.dueRate, 100)
  t.notOk('cpuMilliseconds' in (open ?? {}), 'where one round does not tell')
})

t.test('errors are counted over all rounds', async (t) => {
  const rounds = [loadOf(1, { errors: { 'status 503': 2 } }), loadOf(1, { errors: { ECONNRESET: 3 } })]
  const subject = { target: 'local', engine: 'trees' } as const
  const [summary] = summarize({
    subjects: [{ subject, cold: [coldStartOf(1)], closed: rounds, open: rounds }],
  })
  t.equal(summary?.warm?.closed.errors, 5)
})

t.test('without rounds there are cold starts alone', async (t) => {
  const [summary] = summarize(resultOf({ latencyMs: [] }))
  t.equal(summary?.warm, undefined)
})
