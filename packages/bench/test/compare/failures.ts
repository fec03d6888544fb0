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
    { sentence: 'one: 4 requests failed, before none', worse: true },
  ])
  t.same(failures('one', { ...well, closed: [failing] }, well), [])
})

t.test('more of a loop, if some failed before: worse above one in a hundred more', async (t) => {
  const of = (answered: number, count: number): SubjectResult => {
    const errors: Readonly<Record<string, number>> = count === 0 ? {} : { ECONNRESET: count }
    return { ...well, open: [loadOf(2, { answered, errors })] }
  }
  const rises = (sentence: string, worse: boolean) => [{ sentence: `one: ${sentence}`, worse }]
  t.same(
    failures('one', of(4999, 1), of(2505, 2495)),
    rises('2495 of 5000 requests of the open loop failed, before 1 of 5000', true),
  )
  t.same(
    failures('one', of(990, 10), of(980, 20)),
    rises('20 of 1000 requests of the open loop failed, before 10 of 1000', false),
  )
  t.match(failures('one', of(990, 10), of(979, 21)), [{ worse: true }])
  t.same(failures('one', of(990, 10), of(9900, 100)), [], 'as many of more requests')
  t.match(
    failures('one', { ...of(990, 10), closed: Array(9).fill(loadOf(1)) }, { ...well, closed: [failing] }),
    rises('4 of 504 requests of the closed loop failed, before 0 of 9000', false),
    'each loop by itself',
  )
  t.same(failures('one', { ...well, closed: [failing] }, { ...well, alone: [failing] }), [], 'none before')
})

t.test('loads without any answer, if fewer had none before', async (t) => {
  t.same(failures('one', well, { ...well, open: [loadOf(2), silent] }), [
    {
      sentence: 'one: no request of the open loop was answered in 1 of 2 rounds, before in 0 of 3',
      worse: true,
    },
  ])
  t.same(failures('one', { ...well, open: [silent] }, { ...well, open: [silent] }), [])
  const half = { ...well, open: [silent, loadOf(2)] }
  t.same(failures('one', half, half), [])
  t.same(failures('one', well, { ...well, alone: [silent] }), [], 'that was not measured before')
})
