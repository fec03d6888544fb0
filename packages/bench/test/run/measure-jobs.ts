import t from 'tap'
import type { GatheredJobs } from '../../src/run/measure-jobs.ts'
import { measureJobs } from '../../src/run/measure-jobs.ts'
import { fakeWorker, logOf } from '../fixtures/workers.ts'

t.test('the first round finds how large a job is, the others have the same', async (t) => {
  const rate = 1_000_000
  const { worker, written } = fakeWorker((bytes) => ({ log: () => logOf(bytes, bytes / rate) }))
  const gathered: GatheredJobs = { cold: [], jobs: [] }
  await measureJobs(worker, gathered, { seconds: 2 }, undefined)
  const first = written.splice(0)
  t.equal(first[0], 0, 'a cold start')
  t.equal(first.at(-1), 2 * rate)
  await measureJobs(worker, gathered, { seconds: 2 }, undefined)
  t.same(written, [0, 2 * rate])
  t.equal(gathered.cold.length, 2)
  t.match(gathered.jobs, [
    { bytes: 2 * rate, seconds: 2 },
    { bytes: 2 * rate, seconds: 2 },
  ])
})
