import t from 'tap'
import type { TransformJob } from '../../src/job/definition.ts'
import { jobDefaults, makeJob } from '../../src/job/make-job.ts'
import { requestSettings } from '../../src/job/request-settings.ts'

const container = { maxConcurrentTransforms: 8, batchStrategy: 'SingleRecord', maxPayloadInMB: 4 } as const

t.test('the job comes before the container, and that before the defaults', (t) => {
  // "Use your own inference code with batch transform": the request's values, else those of /execution-parameters.
  const defaults = { batchStrategy: 'MultiRecord', maxPayloadInMB: 6, maxConcurrentTransforms: 1 }
  const job = {
    splitType: 'Line',
    batchStrategy: 'MultiRecord',
    maxPayloadInMB: 2,
    maxConcurrentTransforms: 3,
  } as const
  t.same(requestSettings(makeJob({}), {}), defaults)
  t.same(requestSettings(makeJob({}), container), container)
  t.same(requestSettings(makeJob(job), container), {
    batchStrategy: 'MultiRecord',
    maxPayloadInMB: 2,
    maxConcurrentTransforms: 3,
  })
  t.end()
})

t.test('payloads under way are 100 MB at most', (t) => {
  const job = makeJob({ maxPayloadInMB: 20, maxConcurrentTransforms: 5 })
  t.equal(requestSettings(job, {}).maxPayloadInMB, 20)
  t.throws(() => requestSettings(makeJob({ maxPayloadInMB: 20 }), { maxConcurrentTransforms: 6 }), {
    code: 'INVALID_CONFIGURATION',
    message: /6 requests of 20 MB are 120 MB/,
  })
  t.end()
})

t.test("a container's wish for whole objects is none for a job that looks into them", (t) => {
  const payloadOf = (asked: Partial<TransformJob>) =>
    requestSettings(makeJob(asked), { maxPayloadInMB: 0 }).maxPayloadInMB
  const { dataProcessing } = jobDefaults
  t.equal(payloadOf({}), 0)
  t.equal(payloadOf({ splitType: 'Line' }), 6)
  t.equal(payloadOf({ assembleWith: 'Parquet' }), 6)
  t.equal(payloadOf({ dataProcessing: { ...dataProcessing, inputFilter: '$.x' } }), 6)
  t.equal(payloadOf({ dataProcessing: { ...dataProcessing, joinSource: 'Input' } }), 6)
  t.end()
})
