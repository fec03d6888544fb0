import { InferryError } from '@inferry/core'
import t from 'tap'
import { workerSettings } from '../../src/settings/worker-settings.ts'

const job = ['--input', 's3://b/in/', '--output', 's3://b/out/']
const queueUrl = 'https://sqs.eu-central-1.amazonaws.com/123456789012/q'

t.test('a job', async (t) => {
  t.match(workerSettings(job, {}), {
    mode: 'job',
    model: '/opt/ml/model',
    execution: 'auto',
    input: 's3://b/in/',
    output: 's3://b/out/',
    manifest: false,
    shard: undefined,
    restart: false,
    writeSummary: false,
    transform: { splitType: 'None', onError: 'fail', invocationsMaxRetries: 3 },
    stopTimeoutSeconds: 30,
    stopReserveSeconds: 10,
    metrics: undefined,
    logLevel: 'info',
  })
  t.equal(
    workerSettings([...job, '--split-type=Line', '--assemble-with=Parquet'], {}).transform.assembleWith,
    'Parquet',
  )
  const settings = workerSettings(
    [
      ...job,
      '--s3-data-type',
      'ManifestFile',
      '--split-type',
      'Line',
      '--assemble-with',
      'Line',
      '--join-source',
      'Input',
      '--metrics',
      'off',
    ],
    { INFERRY_MAX_PAYLOAD_IN_MB: '1', INFERRY_ON_ERROR: 'record' },
  )
  t.match(settings, {
    manifest: true,
    metrics: false,
    transform: {
      splitType: 'Line',
      onError: 'record',
      maxPayloadInMB: 1,
      dataProcessing: { inputFilter: '$', joinSource: 'Input', outputFilter: '$' },
    },
  })
})

t.test('a queue', async (t) => {
  const settings = workerSettings([], { INFERRY_QUEUE_URL: queueUrl, INFERRY_OUTPUT: '/out' })
  t.match(settings, {
    mode: 'queue',
    queueUrl,
    messageHolds: 'auto',
    visibilityTimeoutSeconds: 120,
    waitTimeSeconds: 20,
    idleExitSeconds: undefined,
    concurrency: undefined,
  })
})

t.test('a shard, asked for or of an array job', async (t) => {
  const child = { AWS_BATCH_JOB_ARRAY_INDEX: '3', AWS_BATCH_JOB_ARRAY_SIZE: '20' }
  t.match(workerSettings(job, child), { shard: { index: 3, size: 20 } })
  t.match(workerSettings([...job, '--shard', '0/2'], child), { shard: { index: 0, size: 2 } })
  t.throws(
    () => workerSettings([...job, '--shard', '2/2'], {}),
    /the settings are wrong:\n {2}\* shard 2 of 2/,
  )
})

t.test('one message tells all that is wrong', async (t) => {
  const fault = (args: readonly string[], env = {}) => {
    try {
      workerSettings(args, env)
    } catch (error) {
      return error instanceof InferryError ? `${error.code} ${error.message}` : String(error)
    }
    return 'none'
  }
  t.equal(
    fault([
      '--mode',
      'queue',
      '--stop-timeout-seconds',
      '20',
      '--stop-reserve-seconds',
      '20',
      '--retries',
      '9',
    ]),
    `INVALID_CONFIGURATION the settings are wrong:
  * there is no setting --retries
  * "9" belongs to no setting; write --name value
  * stop-reserve-seconds is 20: it must be less than stop-timeout-seconds, 20
  * a queue needs --output (or INFERRY_OUTPUT)
  * a queue needs --queue-url (or INFERRY_QUEUE_URL)`,
  )
  t.equal(
    fault([...job, '--batch-strategy', 'SingleRecord']),
    `INVALID_CONFIGURATION the settings are wrong:
  * batchStrategy needs a splitType: without one an object is one record`,
  )
  t.equal(
    fault(['--output', 'o'], { INFERRY_QUEUE_URL: 'no url' }),
    `INVALID_CONFIGURATION the settings are wrong:
  * INFERRY_QUEUE_URL is "no url", expected https://sqs.<region>.amazonaws.com/<account>/<queue>
  * a job needs --input (or INFERRY_INPUT)`,
  )
})
