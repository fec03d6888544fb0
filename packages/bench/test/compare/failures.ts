import t from 'tap'
import { failures } from '../../src/compare/failures.ts'
import type { SubjectResult } from '../../src/result/bench-result.ts'
import { loadOf, resultOf } from '../fixtures/results.ts'

const [well] = resultOf({}).subjects as [SubjectResult]
const failing = loadOf(2, { errors: { 'status 503': 4 } })
const silent = loadOf(2, { answered: 0, latencies: [] })

t.test('requests that failed, if none did before', async (t) => {
  t.same(failures('one', well, well), [])
  t.same(failures('one', well, { ...well, closed: [failing, loadOf(2)] }), [
    'one: 4 requests failed, before none',
  ])
  t.same(failures('one', { ...well, alone: [failing] }, { ...well, open: [failing] }), [])
})

t.test('a load without any answer, if it had some before', async (t) => {
  t.same(failures('one', well, { ...well, open: [loadOf(2), silent] }), [
    'one: no request of the open loop was answered in 1 of 2 rounds, before there were answers',
  ])
  t.same(failures('one', { ...well, open: [silent] }, { ...well, open: [silent] }), [])
  t.same(failures('one', well, { ...well, alone: [silent] }), [], 'that was not measured before')
})
