import t from 'tap'
import { predictorInvoker } from '../../src/invokers/predictor-invoker.ts'
import { jobBatching } from '../../src/job/job-batching.ts'
import { makeJob } from '../../src/job/make-job.ts'
import { forestLines, openForest } from '../fixtures/forest.ts'

t.test('no request of a job is refused for what else waits', async (t) => {
  const forest = await openForest(jobBatching(makeJob({})))
  t.teardown(() => forest[Symbol.asyncDispose]())
  const lines = forestLines(20_000)
  const body = Buffer.from(lines.join('\n'))
  const { invoke } = predictorInvoker(forest)
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => invoke({ contentType: 'text/csv', body }, {})),
  )
  for (const answer of answers)
    t.equal(Buffer.from(answer.body).toString().trimEnd().split('\n').length, 20_000)
  t.equal(jobBatching(makeJob({ invocationsTimeoutInSeconds: 7 })).maxWaitMs, 7000)
})
