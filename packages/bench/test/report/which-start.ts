import t from 'tap'
import { whichStart } from '../../src/report/which-start.ts'
import { summarize } from '../../src/summary/summarize.ts'
import { resultOf } from '../fixtures/results.ts'

t.test('each number of starts is told once', async (t) => {
  const of = (...counts: readonly number[]) =>
    whichStart(summarize(resultOf(...counts.map((count) => ({ coldMs: Array<number>(count).fill(10) })))))
  t.equal(of(8, 8), 'the one in the middle of 8')
  t.equal(of(10, 0, 5), 'the one in the middle of 5 or 10')
})
