import t from 'tap'
import { figures } from '../../src/compare/figures.ts'
import type { SubjectResult } from '../../src/result/bench-result.ts'
import { loadOf, resultOf, workerOf } from '../fixtures/results.ts'

function valuesOf(subject: SubjectResult): Readonly<Record<string, readonly number[]>> {
  return Object.fromEntries(
    figures.flatMap(({ name, values }) => {
      const found = values(subject)
      return found.length === 0 ? [] : [[name, found]]
    }),
  )
}

t.test('of what answers requests, where it is told', async (t) => {
  const [local] = resultOf({ coldMs: [10], latencyMs: [4] }).subjects as [SubjectResult]
  const rest = { 'answers/s, closed loop': [250], 'p50, open loop': [4], 'p99, open loop': [4] }
  t.same(valuesOf({ ...local, alone: [loadOf(2)] }), {
    'cold start': [80],
    'p50, one connection': [2],
    'CPU/request, closed loop': [0.002],
    'memory, closed loop': [2 ** 26],
    ...rest,
  })
  t.same(valuesOf({ ...local, cold: [], closed: [loadOf(4)] }), rest)
})

t.test('requests that failed took processor time as well', async (t) => {
  const [local] = resultOf({}).subjects as [SubjectResult]
  const closed = [loadOf(10, { cpuSeconds: 1, errors: { 'status 503': 100 } })]
  t.same(valuesOf({ ...local, closed })['CPU/request, closed loop'], [1 / 200])
})

t.test('of a batch worker', async (t) => {
  t.same(valuesOf(workerOf(2)), {
    'cold start': [80],
    'records/s of a job': [500],
    'CPU/record of a job': [0.001],
    'memory of a job': [2 ** 26],
  })
})

t.test('more answers are better, more of all else is not', async (t) => {
  t.same(
    figures.flatMap(({ name, more }) => (more ? [name] : [])),
    ['answers/s, closed loop', 'records/s of a job'],
  )
})
