import { openArtifact } from '@inferry/core'
import t from 'tap'
import { coldVariable } from '../../src/deployed/configuration.ts'
import { errorsOf } from '../../src/result/bench-result.ts'
import { runBench } from '../../src/run/run-bench.ts'
import { deployedEcho } from '../fixtures/deployed.ts'
import { forest } from '../fixtures/forest.ts'
import { rootOf } from '../fixtures/roots.ts'

const subjects = [
  { target: 'local', engine: 'trees' },
  { target: 'lambda', engine: 'trees', megabytes: 1769 },
  { target: 'fargate', engine: 'trees' },
] as const

t.test('all in turn, each in fresh processes', async (t) => {
  const artifact = await openArtifact(forest)
  const steps: string[] = []
  const result = await runBench({
    ...{ artifact, subjects, rootOf, coldStarts: 1, rounds: 2, seconds: 0.3, connections: 2 },
    onStep: (step, of, what) => void steps.push(`${step}/${of} ${what}`),
  })
  t.same(steps, [
    '1/9 local, trees: cold start',
    '2/9 lambda, trees, 1769 MB: cold start',
    '3/9 fargate, trees: cold start',
    '4/9 local, trees: loads',
    '5/9 lambda, trees, 1769 MB: loads',
    '6/9 fargate, trees: job',
    '7/9 local, trees: loads',
    '8/9 lambda, trees, 1769 MB: loads',
    '9/9 fargate, trees: job',
  ])
  t.match(result, {
    benchVersion: 2,
    model: { name: 'diabetes-forest', questionBytes: Number, answerBytes: Number },
    settings: { rounds: 2, seconds: 0.3 },
  })
  t.ok(result.model.answerBytes > 20, 'an answer was read')
  for (const { subject, cpuShareKept, cold, alone, closed, open, jobs } of result.subjects) {
    t.equal(alone?.length, subject.target === 'local' ? 2 : undefined)
    t.equal(typeof cpuShareKept, subject.target === 'lambda' ? 'boolean' : 'undefined')
    t.equal(cold.length, 3)
    if (subject.target === 'fargate') {
      t.same([closed, open], [[], []])
      t.equal(jobs?.length, 2)
      t.equal(new Set(jobs?.map(({ records }) => records)).size, 1, 'every round has the job of the first')
      continue
    }
    t.equal(jobs, undefined)
    t.equal(closed.length, 2)
    t.equal(open.length, 2)
    t.equal(closed[0]?.connections, subject.target === 'lambda' ? 1 : 2)
    for (const load of [...closed, ...open]) {
      t.equal(errorsOf(load), 0)
      t.ok(load.answered > 0)
    }
  }
  t.same(JSON.parse(JSON.stringify(result)), result)
})

t.test('stopped before it begins, or in a load', async (t) => {
  const artifact = await openArtifact(forest)
  const signal = AbortSignal.abort(new Error('stopped'))
  await t.rejects(runBench({ artifact, subjects, rootOf, signal }), { message: 'stopped' })
  const controller = new AbortController()
  const stopSoon = () => void setTimeout(() => controller.abort(new Error('stopped')), 500)
  const running = runBench({
    ...{ artifact, subjects, rootOf, coldStarts: 0, seconds: 2, signal: controller.signal },
    onStep: stopSoon,
  })
  await t.rejects(running, { message: 'stopped' })
})

t.test('a deployed function beside what is built, put back as it was', async (t) => {
  const { deployed, requests } = await deployedEcho(t, { variables: { GREETING: 'hello' } })
  const artifact = await openArtifact(forest)
  const steps: string[] = []
  const all = [subjects[0], { target: 'function', name: 'forest' }] as const
  const { subjects: results, settings } = await runBench({
    ...{ artifact, subjects: all, rootOf, coldStarts: 1, rounds: 1, seconds: 0.3, connections: 2 },
    onStep: (step, of, what) => void steps.push(`${step}/${of} ${what}`),
  })
  t.same(steps, [
    '1/4 local, trees: cold start',
    '2/4 function forest: cold start, by a change of INFERRY_BENCH_COLD_START',
    '3/4 local, trees: loads',
    '4/4 function forest: loads',
  ])
  t.equal(settings.coldStarts, 1)
  t.same(
    results.map(({ cold, open }) => [cold.length, open.length]),
    [
      [2, 1],
      [1, 1],
    ],
  )
  t.same(deployed.variables, { GREETING: 'hello' })
  const last = requests.findLastIndex((request) => request.startsWith('PUT'))
  t.ok(
    requests.slice(last).some((request) => request.startsWith('POST')),
    'before the loads',
  )
})

t.test('put back after a failure, and after a signal', async (t) => {
  let failing = false
  const controller = new AbortController()
  const { deployed, requests } = await deployedEcho(t, {
    variables: { GREETING: 'hello' },
    refuse(method, path) {
      const invoked = method === 'POST' && path.endsWith('/invocations')
      const cold = invoked && deployed.variables?.[coldVariable] !== undefined
      if (cold && !failing) controller.abort(new Error('stopped'))
      return cold && failing ? { status: 429, type: 'TooManyRequestsException', message: 'full' } : undefined
    },
  })
  const artifact = await openArtifact(forest)
  const options = {
    artifact,
    subjects: [{ target: 'function', name: 'forest' }],
    rootOf,
    coldStarts: 1,
  } as const
  const changes = () => requests.filter((request) => request.startsWith('PUT')).length
  await t.rejects(runBench({ ...options, signal: controller.signal }), { message: 'stopped' })
  t.same([deployed.variables, changes()], [{ GREETING: 'hello' }, 2])
  failing = true
  await t.rejects(runBench(options), { code: 'OVERLOADED' })
  t.same([deployed.variables, changes()], [{ GREETING: 'hello' }, 4])
})
