import t from 'tap'
import { describeBench } from '../../src/report/describe-bench.ts'
import type { SubjectResult } from '../../src/result/bench-result.ts'
import { deployedSubjects, loadOf, resultOf, workerOf } from '../fixtures/results.ts'

t.test('what, where and how', async (t) => {
  const result = resultOf({})
  t.same(describeBench(result).slice(1), [
    'a <fast> CPU, x64, 2 cores, 8 GiB, Linux 6.1, Node v22.0.0',
    '5 cold starts (files in the page cache), 3 rounds of loads, 1 s each: closed with up to 8 connections, open at half of the rate that the closed loop of its round reached',
  ])
  const settings = { ...result.settings, rate: 50 }
  t.match(describeBench({ ...result, settings })[2], /open at 50 requests\/s$/)
  t.match(describeBench({ ...result, settings: { ...settings, rounds: 0 } })[2], /, no loads$/)
  const worker = workerOf(1)
  t.match(describeBench({ ...result, subjects: [worker] })[2], /cache\), 3 rounds of jobs, about 1 s each$/)
  t.match(
    describeBench({ ...result, settings, subjects: [...result.subjects, worker] })[2],
    /, open at 50 requests\/s; 3 rounds of jobs, about 1 s each$/,
  )
})

t.test('an open loop that fell behind', async (t) => {
  const result = resultOf({})
  const [local] = result.subjects as [SubjectResult]
  const open = [loadOf(2, { dueRate: 1000 })]
  t.match(
    describeBench({ ...result, subjects: [{ ...local, open }] })[3],
    /^note: local, trees: the open loop fell behind: 1000\/s were due, 500\/s answered;/,
  )
})

t.test('of what is deployed', async (t) => {
  const result = { ...resultOf(), subjects: deployedSubjects() }
  const [, , how, network] = describeBench(result)
  t.match(how, /^2 cold starts of each function, 3 rounds/)
  t.equal(network, 'what is deployed was asked from here: the network is in its figures')
})

t.test('cold starts that there were not are not told', async (t) => {
  const [forest, endpoint] = deployedSubjects() as [SubjectResult, SubjectResult]
  const result = resultOf()
  t.match(describeBench({ ...result, subjects: [endpoint] })[2], /^3 rounds of loads/)
  t.match(
    describeBench({ ...result, subjects: [forest, endpoint] })[2],
    /^2 cold starts of each function, 3 /,
  )
  const settings = { ...result.settings, coldStarts: 0 }
  t.match(describeBench({ ...result, settings, subjects: [forest] })[2], /^3 rounds of loads/)
})
