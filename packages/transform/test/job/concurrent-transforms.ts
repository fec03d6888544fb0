import t from 'tap'
import { withConcurrentTransforms } from '../../src/job/concurrent-transforms.ts'
import { makeJob } from '../../src/job/make-job.ts'

t.test('as many as there are CPUs, within 100 MB', async (t) => {
  const cases = [
    [{}, 4, 4],
    [{}, 64, 16],
    [{ maxPayloadInMB: 50 }, 4, 2],
    [{ maxPayloadInMB: 100 }, 4, 1],
    [{ maxPayloadInMB: 0 }, 4, 4],
    [{ maxConcurrentTransforms: 3 }, 1, 3],
  ] as const
  for (const [asked, cpus, most] of cases)
    t.equal(
      withConcurrentTransforms(makeJob(asked), cpus).maxConcurrentTransforms,
      most,
      JSON.stringify(asked),
    )
})
