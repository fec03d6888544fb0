import t from 'tap'
import type { TransformJob } from '../../src/job/definition.ts'
import { makeJob } from '../../src/job/make-job.ts'
import { requestSettings } from '../../src/job/request-settings.ts'
import { jobIdentity } from '../../src/run/job-identity.ts'

const identity = (asked: Partial<TransformJob>, model = 'forest 1') => {
  const job = makeJob({ splitType: 'Line', assembleWith: 'Line', contentType: 'text/csv', ...asked })
  return jobIdentity(job, requestSettings(job, {}), model)
}

t.test('changes with what changes the answers', (t) => {
  const { dataProcessing } = makeJob({})
  const others = [
    identity({}),
    identity({}, 'forest 2'),
    identity({ accept: 'text/csv' }),
    identity({ batchStrategy: 'SingleRecord' }),
    identity({ maxPayloadInMB: 1 }),
    identity({ onError: 'record' }),
    identity({ dataProcessing: { ...dataProcessing, outputFilter: '$[0]' } }),
    identity({ dataProcessing: { ...dataProcessing, sliceEnd: 'inclusive' } }),
  ]
  t.equal(new Set(others).size, others.length)
  t.end()
})

t.test('not with how the work is done', (t) => {
  for (const asked of [
    { maxConcurrentTransforms: 4 },
    { invocationsTimeoutInSeconds: 5 },
    { invocationsMaxRetries: 0 },
    // What would have been so anyway.
    { batchStrategy: 'MultiRecord', maxPayloadInMB: 6 },
  ] as const)
    t.equal(identity(asked), identity({}), JSON.stringify(asked))
  t.end()
})
