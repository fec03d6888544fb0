import t from 'tap'
import { closedReports } from '../../../src/cost/measured/closed-reports.ts'
import { deployedFunction, subjectResult } from '../../fixtures/bench-result.ts'

const roundOf = (durationMs: number, billedMs: number, coldStarts = 0) =>
  subjectResult(deployedFunction, { reported: { durationMs, billedMs, coldStarts }, megabytes: 256 }).closed

t.test('means of all rounds', async (t) => {
  const closed = [...roundOf(1.5, 2), ...roundOf(3.5, 4)]
  t.same(closedReports({ closed }), { durationMs: 2.5, billedMs: 3, memoryMb: 256 })
})

t.test('without the init of environments that were started meanwhile', async (t) => {
  const closed = [...roundOf(1.5, 2), ...roundOf(3.5, 400, 1)]
  t.equal(closedReports({ closed })?.billedMs, 3)
})

t.test('where nothing was reported', async (t) => {
  t.equal(closedReports(subjectResult(deployedFunction)), undefined)
  t.equal(closedReports({ closed: [] }), undefined)
})
