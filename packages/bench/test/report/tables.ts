import t from 'tap'
import { knownPhases, tables } from '../../src/report/tables.ts'
import type { SubjectResult } from '../../src/result/bench-result.ts'
import { summarize } from '../../src/summary/summarize.ts'
import { deployedSubjects, loadOf, prices, resultOf, workerOf } from '../fixtures/results.ts'

t.test('cold starts and both loads', async (t) => {
  const [cold, closed, open] = tables(summarize(resultOf({ coldMs: [10], latencyMs: [2, 4] })), prices)
  t.same(cold?.columns.slice(0, 4), ['', 'total', 'process', 'Node'])
  t.same(cold?.rows, [['local, trees', '80.0', ...Array(8).fill('10.0')]])
  const rate = '375'
  t.same(closed?.rows, [['local, trees', '1', rate, '2.00', '4.00', '4.00', '4.00', '0', '1.33', '64']])
  t.same(open?.columns[1], 'due/s')
  t.same(open?.rows, [['local, trees', '100', rate, '2.00', '4.00', '4.00', '4.00', '0', '–', '–']])
})

t.test('one connection before all of them, of those that have it', async (t) => {
  const { subjects } = resultOf({ latencyMs: [4] }, { subject: { target: 'lambda', engine: 'trees' } })
  const [local, lambda] = subjects as [SubjectResult, SubjectResult]
  const [, alone, closed] = tables(
    summarize({ subjects: [{ ...local, alone: [loadOf(2)] }, lambda] }),
    prices,
  )
  t.equal(alone?.title, 'one connection (closed loop), latency in ms')
  t.same(
    alone?.rows.map((row) => row.slice(0, 4)),
    [['local, trees', '1', '500', '2.00']],
  )
  t.equal(closed?.rows.length, 2)
})

t.test('without rounds there is one', async (t) => {
  t.equal(tables(summarize(resultOf({ latencyMs: [] })), prices).length, 1)
})

t.test('what a function would be billed stands beside them', async (t) => {
  const subject = { target: 'lambda', engine: 'trees', megabytes: 512 } as const
  t.match(tables(summarize(resultOf({ subject })), prices).at(-1)?.title, /what Lambda would bill/)
})

t.test('of a batch worker its jobs in place of loads', async (t) => {
  const worker = workerOf(2, 4, 5)
  const [cold, jobs, ...more] = tables(summarize({ subjects: [worker] }), prices)
  t.equal(cold?.rows[0]?.[0], 'fargate, trees')
  t.same(jobs?.columns.slice(3), ['seconds', 'records/s', 'CPU ms/1000', 'MB at most'])
  t.same(jobs?.rows, [['fargate, trees', '1000', '1', '4.00', '250', '1833', '64']])
  t.same(more, [])
  const { subjects } = resultOf({})
  t.equal(tables(summarize({ subjects: [...subjects, worker] }), prices).length, 4)
})

t.test('what is deployed: only the phases that are known, no processor time', async (t) => {
  const summaries = summarize({ subjects: deployedSubjects() })
  t.same(knownPhases(summaries), ['platform', 'code', 'answer'])
  const [cold, closed, , reported] = tables(summaries, prices)
  t.same(cold?.columns, ['', 'total', 'platform', 'modules', 'answer'])
  t.same(cold?.rows, [['function forest:live', '300', '180', '90.0', '30.0']])
  t.same(closed?.rows[1]?.slice(-3), ['0', '–', '–'])
  t.same(reported?.rows, [['function forest:live', '512', '100', '20.0', '120', '3.00', '3.00', '4.00', '2']])
  const beside = summarize({ subjects: [...deployedSubjects(), ...resultOf({}).subjects] })
  t.equal(
    tables(beside, prices)[0]?.rows[0]?.[3],
    '–',
    'the process of a function is not known, that of others is',
  )
})

t.test('an endpoint alone has no cold starts', async (t) => {
  const [, endpoint] = deployedSubjects()
  t.same(
    tables(summarize({ subjects: endpoint === undefined ? [] : [endpoint] }), prices).map(
      ({ columns }) => columns[1],
    ),
    ['connections', 'connections'],
  )
})
