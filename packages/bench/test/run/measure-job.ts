import t from 'tap'
import { measureJob } from '../../src/run/measure-job.ts'
import { builtWorker } from '../fixtures/forest.ts'
import { fakeWorker, logOf } from '../fixtures/workers.ts'

t.test('a worker of a bundle', async (t) => {
  const worker = await builtWorker(t)
  const small = await measureJob(worker, 0, undefined)
  const bytes = 4 * 1024 * 1024
  const large = await measureJob(worker, bytes, undefined)
  t.ok(large.bytes >= bytes && large.bytes < bytes + small.bytes)
  t.equal(large.records * small.bytes, small.records * large.bytes, 'each record is answered')
  t.ok(large.seconds > 0)
  t.ok(large.peakBytes > 10e6)
  t.ok((large.cpuSeconds ?? 0) >= 0)
})

t.test('processor time counts from when the job began', async (t) => {
  const usages = [
    { cpuSeconds: 1, peakBytes: 5000 },
    { cpuSeconds: 2, peakBytes: 6000 },
    { cpuSeconds: 4.5, peakBytes: 7000 },
    {},
  ]
  let end = (_how: undefined) => {}
  const ended = new Promise<undefined>((resolve) => {
    end = resolve
  })
  let seen = 0
  const { worker, removed } = fakeWorker((bytes) => ({
    ended,
    log: () => (seen < 2 ? '' : logOf(bytes, 2)),
    hasEnded: () => usages.length === 0,
    async usage() {
      seen++
      if (usages.length === 1) end(undefined)
      return usages.shift() ?? {}
    },
  }))
  t.same(await measureJob(worker, 1000, undefined), {
    ...{ records: 100, bytes: 1000, seconds: 2, cpuSeconds: 2.5, peakBytes: 7000 },
  })
  t.same(removed, [1000])
})

t.test('where the system tells nothing, and where the worker does not', async (t) => {
  const told = fakeWorker((bytes) => ({ log: () => logOf(bytes, 2) }))
  t.same(await measureJob(told.worker, 1000, undefined), {
    ...{ records: 100, bytes: 1000, seconds: 2, peakBytes: 1000 },
  })
  const silent = fakeWorker(() => ({ log: () => 'all is done' }))
  await t.rejects(measureJob(silent.worker, 1000, undefined), {
    message: 'fargate, trees: its log has no line with the summary of the job; it wrote:\n  all is done',
  })
  t.same(silent.removed, [1000])
})
