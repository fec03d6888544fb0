import { makeJob } from '@inferry/transform'
import t from 'tap'
import { batchVariables } from '../../src/transform/batch-variables.ts'

t.test('what the job says is told, and nothing else', (t) => {
  t.same(batchVariables(makeJob({})), { SAGEMAKER_BATCH: 'true' })
  const job = makeJob({
    splitType: 'Line',
    batchStrategy: 'SingleRecord',
    maxPayloadInMB: 2,
    maxConcurrentTransforms: 3,
  })
  t.same(batchVariables(job), {
    SAGEMAKER_BATCH: 'true',
    SAGEMAKER_MAX_PAYLOAD_IN_MB: '2',
    SAGEMAKER_BATCH_STRATEGY: 'SINGLE_RECORD',
    SAGEMAKER_MAX_CONCURRENT_TRANSFORMS: '3',
  })
  t.equal(batchVariables(makeJob({ maxPayloadInMB: 0 }))['SAGEMAKER_MAX_PAYLOAD_IN_MB'], '0')
  const multi = makeJob({ splitType: 'Line', batchStrategy: 'MultiRecord' })
  t.equal(batchVariables(multi)['SAGEMAKER_BATCH_STRATEGY'], 'MULTI_RECORD')
  t.end()
})
