import { openArtifact } from '@inferry/core'
import t from 'tap'
import { errorsOf } from '../../src/result/bench-result.ts'
import { runBench } from '../../src/run/run-bench.ts'
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
    benchVersion: 1,
    model: { name: 'diabetes-forest', questionBytes: Number, answerBytes: Number },
    settings: { rounds: 2, seconds: 0.3 },
  })
  t.ok(result.model.answerBytes > 20, 'an answer was read')
  for (const { subject, cpuShareKept, cold, closed, open, jobs } of result.subjects) {
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
    t.same(new Set(open.map(({ dueRate }) => dueRate)).size, 1, 'every round has the rate of the first')
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
