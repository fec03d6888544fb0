import t from 'tap'
import { loopReports } from '../../../src/cost/measured/loop-reports.ts'
import { deployedFunction, subjectResult } from '../../fixtures/bench-result.ts'

const roundOf = (durationMs: number, billedMs: number, coldStarts = 0) =>
  subjectResult(deployedFunction, { reported: { durationMs, billedMs, coldStarts }, megabytes: 256 }).open

t.test('means of all rounds', async (t) => {
  const open = [...roundOf(1.5, 2), ...roundOf(3.5, 4)]
  const found = { loop: 'open', durationMs: 2.5, billedMs: 3, memoryMb: 256 }
  t.same(loopReports({ open, closed: [] }), found)
})

t.test('of the open loop, which runs less into the quota; else of the closed one', async (t) => {
  const [closed, open] = [roundOf(20.7, 21), roundOf(2, 2)]
  t.match(loopReports({ closed, open }), { loop: 'open', durationMs: 2, billedMs: 2 })
  const [silent] = [subjectResult(deployedFunction).open]
  t.match(loopReports({ closed, open: silent }), { loop: 'closed', durationMs: 20.7, billedMs: 21 })
})

t.test('without the init of environments that were started meanwhile', async (t) => {
  const open = [...roundOf(1.5, 2), ...roundOf(3.5, 400, 1)]
  t.equal(loopReports({ open, closed: [] })?.billedMs, 3)
})

t.test('where nothing was reported', async (t) => {
  t.equal(loopReports(subjectResult(deployedFunction)), undefined)
  t.equal(loopReports({ closed: [], open: [] }), undefined)
})
