import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import t from 'tap'
import { coldJob } from '../../src/cold/cold-job.ts'
import { coldPhases } from '../../src/cold/cold-start.ts'
import { builtWorker } from '../fixtures/forest.ts'
import { fakeWorker } from '../fixtures/workers.ts'

t.test('a worker of a bundle tells its phases, which are the whole', async (t) => {
  const worker = await builtWorker(t)
  const kept = await worker.writeObject(0)
  const cold = await coldJob(worker, undefined)
  const { platform, ...here } = coldPhases
  const phases = Object.keys(here) as (keyof typeof here)[]
  for (const phase of phases) t.ok((cold[phase] ?? -1) >= 0, `${phase}: ${cold[phase]}`)
  const sum = phases.reduce((all, phase) => all + (cold[phase] ?? 0), 0)
  t.ok(sum >= cold.total - 1)
  for (const phase of ['code', 'open', 'read', 'load', 'warmUp', 'answer'] as const)
    t.ok((cold[phase] ?? 0) > 0, `${phase}: ${cold[phase]}`)
  const jobs = readdirSync(dirname(dirname(kept.input))).filter((name) => name.startsWith('job-'))
  t.equal(jobs.length, 1, 'what the job read and wrote is gone')
})

t.test('one that says nothing of its start', async (t) => {
  const { worker, written, removed } = fakeWorker(() => ({}))
  await t.rejects(coldJob(worker, undefined), {
    message: 'fargate, trees: its log has no line with the phases of the start',
  })
  t.same([written, removed], [[0], [0]])
})
