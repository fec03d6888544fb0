import t from 'tap'
import { unlikeRates, unlikeShares } from '../../src/compare/unlike.ts'
import type { SubjectResult } from '../../src/result/bench-result.ts'
import { deployedSubjects, loadOf, subjectOf } from '../fixtures/results.ts'

t.test('open loops at rates that are more than 5 % apart', async (t) => {
  const at = (...rates: readonly number[]): SubjectResult => ({
    ...subjectOf({}),
    open: rates.map((dueRate) => loadOf(2, { dueRate })),
  })
  t.equal(unlikeRates(at(100, 90, 400), at(103, 105, 20)), undefined, 'the median of the rounds')
  t.match(unlikeRates(at(100), at(106)), /^asked 100, then 106 requests\/s/)
  t.match(unlikeRates(at(106), at(100)), /^asked 106, then 100 requests\/s/)
  t.equal(unlikeRates(at(), at(106)), undefined)
})

t.test('a function of less than a CPU with its processor share and without', async (t) => {
  const of = (cpuShareKept: boolean, megabytes = 512) =>
    subjectOf({ subject: { target: 'lambda', engine: 'trees', megabytes }, cpuShareKept })
  t.match(unlikeShares(of(true), of(false)), /^only in the first it had the processor share/)
  t.match(unlikeShares(of(false), of(true)), /^only in the second /)
  t.equal(unlikeShares(of(false), of(false)), undefined)
  t.equal(unlikeShares(of(true), of(true)), undefined)
  t.equal(unlikeShares(of(true, 1769), of(false, 1769)), undefined, 'the whole of a CPU at least')
  for (const one of [subjectOf({}), ...deployedSubjects()]) t.equal(unlikeShares(one, one), undefined)
})
