import t from 'tap'
import { jobDefaults, makeJob } from '../../src/job/make-job.ts'

t.test('the defaults of CreateTransformJob', (t) => {
  // API reference: SplitType, AssembleWith, CompressionType None; JoinSource None; InputFilter, OutputFilter $;
  // ModelClientConfig: InvocationsTimeoutInSeconds 600, InvocationsMaxRetries 3.
  t.match(makeJob({}), {
    splitType: 'None',
    assembleWith: 'None',
    compression: 'None',
    dataProcessing: { inputFilter: '$', joinSource: 'None', outputFilter: '$' },
    invocationsTimeoutInSeconds: 600,
    invocationsMaxRetries: 3,
  })
  t.same(makeJob({ accept: undefined }), jobDefaults, 'what is not given changes nothing')
  const lines = { contentType: 'text/csv', splitType: 'Line', assembleWith: 'Line' } as const
  t.same(
    makeJob({ ...lines, dataProcessing: { joinSource: 'Input', inputFilter: undefined } }).dataProcessing,
    {
      ...jobDefaults.dataProcessing,
      joinSource: 'Input',
    },
  )
  t.end()
})

t.test('what cannot be names its field', (t) => {
  const wrong = [
    ['invocationsTimeoutInSeconds', { invocationsTimeoutInSeconds: 0 }],
    ['invocationsTimeoutInSeconds', { invocationsTimeoutInSeconds: 3601 }],
    ['invocationsMaxRetries', { invocationsMaxRetries: 4 }],
    ['maxPayloadInMB', { maxPayloadInMB: 101 }],
    ['maxPayloadInMB', { maxPayloadInMB: 1.5 }],
    ['maxPayloadInMB', { maxPayloadInMB: 0, splitType: 'Line' }],
    ['maxConcurrentTransforms', { maxConcurrentTransforms: 0 }],
    ['batchStrategy', { batchStrategy: 'SingleRecord' }],
    ['onError', { onError: 'record', assembleWith: 'Line' }],
    // Behind an answer without a line end, a placeholder would stand on its line; in Parquet, in columns of its own.
    ['assembleWith', { onError: 'record', splitType: 'Line' }],
    ['assembleWith', { onError: 'record', splitType: 'Line', assembleWith: 'Parquet' }],
    ['compression', { splitType: 'Parquet', compression: 'Gzip' }],
    ['csvHeader', { csvHeader: 'skip' }],
    ['contentType', { splitType: 'Line', contentType: 'text/csv; header=present' }],
    [
      'maxPayloadInMB',
      { maxPayloadInMB: 0, dataProcessing: { ...jobDefaults.dataProcessing, inputFilter: '$.x' } },
    ],
    ['inputFilter', { dataProcessing: { ...jobDefaults.dataProcessing, inputFilter: 'x' } }],
    ['assembleWith', { assembleWith: 'Parquet', splitType: 'None', maxPayloadInMB: 0 }],
  ] as const
  for (const [field, asked] of wrong)
    t.throws(
      () => makeJob(asked),
      { code: 'INVALID_CONFIGURATION', location: { field } },
      JSON.stringify(asked),
    )
  t.end()
})
