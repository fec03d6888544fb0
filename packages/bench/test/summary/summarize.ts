import t from 'tap'
import type { ColdStart } from '../../src/cold/cold-start.ts'
import { percentile } from '../../src/load/latencies.ts'
import type { SubjectResult } from '../../src/result/bench-result.ts'
import { summarize } from '../../src/summary/summarize.ts'
import { coldStartOf, jobOf, loadOf, resultOf, workerOf } from '../fixtures/results.ts'

t.test('medians of rounds, latencies of all together', async (t) => {
  const [summary] = summarize(resultOf({ coldMs: [1, 2, 9], latencyMs: [2, 5, 10] }))
  t.equal(summary?.name, 'local, trees')
  t.equal(summary?.cold?.load, 2)
  t.equal(summary?.cold?.total, 16)
  const { closed, open } = summary?.warm ?? {}
  t.equal(closed?.rate, 200)
  t.equal(percentile(closed?.latencies ?? [], 0.99), 10)
  t.equal(closed?.peakBytes, 2 ** 26)
  t.equal(closed?.cpuMilliseconds, 1500 / 800)
  t.equal(open?.dueRate, 100)
  t.notOk('cpuMilliseconds' in (open ?? {}), 'where one round does not tell')
})

t.test('of cold starts the one in the middle, whose phases add up', async (t) => {
  const start = (code: number, answer: number) => ({ total: code + answer, code, answer })
  const coldOf = (...cold: readonly ColdStart[]) => {
    const subject = { target: 'local', engine: 'trees' } as const
    return summarize({ subjects: [{ subject, cold, closed: [], open: [] }] })[0]?.cold
  }
  const [slow, quick, middle, slower] = [start(30, 40), start(50, 1), start(1, 60), start(90, 40)]
  t.same(coldOf(slow, quick, middle), { ...middle, starts: 3 }, 'not 30 and 40, the medians of the phases')
  t.same(coldOf(slower, slow, quick, middle), { ...middle, starts: 4 }, 'the lower of two in the middle')
  t.same(coldOf(slow), { ...slow, starts: 1 })
})

t.test('the rate that was due is the median of the rounds', async (t) => {
  const [local] = resultOf({}).subjects as [SubjectResult]
  const open = [798, 100, 300].map((dueRate) => loadOf(2, { dueRate }))
  t.equal(summarize({ subjects: [{ ...local, open }] })[0]?.warm?.open.dueRate, 300)
})

t.test('errors are counted over all rounds', async (t) => {
  const rounds = [loadOf(1, { errors: { 'status 503': 2 } }), loadOf(1, { errors: { ECONNRESET: 3 } })]
  const subject = { target: 'local', engine: 'trees' } as const
  const [summary] = summarize({
    subjects: [{ subject, cold: [coldStartOf(1)], closed: rounds, open: rounds }],
  })
  t.equal(summary?.warm?.closed.errors, 5)
})

t.test('one connection, where it was asked over one', async (t) => {
  const [local] = resultOf({ latencyMs: [4, 4] }).subjects as [SubjectResult]
  const [with1, without] = summarize({ subjects: [{ ...local, alone: [loadOf(2), loadOf(1)] }, local] })
  t.equal(with1?.warm?.alone?.rate, 750)
  t.equal(with1?.warm?.closed.rate, 250)
  t.notOk('alone' in (without?.warm ?? {}))
})

t.test('without rounds there are cold starts alone', async (t) => {
  const [summary] = summarize(resultOf({ latencyMs: [] }))
  t.equal(summary?.warm, undefined)
})

t.test('jobs of a worker', async (t) => {
  const [summary] = summarize({ subjects: [workerOf(2, 4, 5)] })
  t.equal(summary?.warm, undefined)
  t.same(summary?.jobs, {
    records: 1000,
    bytes: 2 ** 20,
    seconds: 4,
    recordsPerSecond: 250,
    cpuMilliseconds: 5500 / 3,
    peakBytes: 2 ** 26,
  })
  const untold = { ...workerOf(), jobs: [jobOf(1, { cpuSeconds: 1 }), jobOf(1)] }
  t.notOk('cpuMilliseconds' in (summarize({ subjects: [untold] })[0]?.jobs ?? {}))
})

t.test('a phase that is not known is absent, and so are cold starts that were not measured', async (t) => {
  const subject = { target: 'function', name: 'forest' } as const
  const rest = { subject, closed: [], open: [] }
  const cold = [
    { total: 40, platform: 30, code: 10 },
    { total: 30, platform: 20 },
  ]
  const [some, none] = summarize({
    subjects: [
      { ...rest, cold },
      { ...rest, cold: [] },
    ],
  })
  t.same(some, { subject, name: 'function forest', cold: { total: 30, platform: 20, starts: 2 } })
  t.same(none, { subject, name: 'function forest' })
})
