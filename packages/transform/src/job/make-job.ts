import { InferryError } from '@inferry/core'
import { checkDataProcessing } from '../processing/check-data-processing.ts'
import { csvHeaderOf } from './csv-header-of.ts'
import type { AskedJob, TransformJob } from './definition.ts'

/** What a job is unless told otherwise; each as in `CreateTransformJob`, but for the last four, which are ours. */
export const jobDefaults: TransformJob = {
  compression: 'None',
  splitType: 'None',
  assembleWith: 'None',
  dataProcessing: { inputFilter: '$', joinSource: 'None', outputFilter: '$', sliceEnd: 'exclusive' },
  invocationsTimeoutInSeconds: 600,
  invocationsMaxRetries: 3,
  onError: 'fail',
  csvHeader: 'none',
  blankLines: 'skip',
}

/** The most that requests under way may hold together, and one alone. MB of 2²⁰ bytes. */
export const maxPayloadsInMB = 100

/** A job of what was asked for; `INVALID_CONFIGURATION` for what cannot be, with the field. */
export function makeJob({ dataProcessing = {}, ...asked }: AskedJob): TransformJob {
  const job: TransformJob = {
    ...jobDefaults,
    ...defined(asked),
    dataProcessing: { ...jobDefaults.dataProcessing, ...defined(dataProcessing) },
  }
  within('invocationsTimeoutInSeconds', job.invocationsTimeoutInSeconds, 1, 3600)
  within('invocationsMaxRetries', job.invocationsMaxRetries, 0, 3)
  within('maxPayloadInMB', job.maxPayloadInMB, 0, maxPayloadsInMB)
  within('maxConcurrentTransforms', job.maxConcurrentTransforms, 1, maxPayloadsInMB)
  if (job.splitType === 'None' && job.batchStrategy !== undefined)
    throw fault('batchStrategy', 'batchStrategy needs a splitType: without one an object is one record')
  if (job.splitType === 'None' && job.onError === 'record')
    throw fault('onError', 'onError "record" needs a splitType: without one an object is one record')
  if (job.onError === 'record' && job.assembleWith !== 'Line')
    throw fault(
      'assembleWith',
      `onError "record" needs assembleWith Line, not ${job.assembleWith}: a placeholder is a line among lines`,
    )
  if (job.maxPayloadInMB === 0 && job.splitType !== 'None')
    throw fault('maxPayloadInMB', 'maxPayloadInMB 0 sends each object whole; it needs splitType None')
  if (job.maxPayloadInMB === 0 && job.assembleWith === 'Parquet')
    throw fault(
      'assembleWith',
      'assembleWith Parquet needs answers of records; with maxPayloadInMB 0 there are none',
    )
  if (job.splitType === 'Parquet' && job.compression !== 'None')
    throw fault('compression', 'a Parquet file is compressed inside; leave compression at None')
  if (job.csvHeader !== 'none' && job.splitType !== 'Line')
    throw fault('csvHeader', 'csvHeader needs splitType Line')
  if (job.contentType !== undefined) csvHeaderOf(job, job.contentType)
  const { used } = checkDataProcessing(job)
  if (job.maxPayloadInMB === 0 && used)
    throw fault(
      'maxPayloadInMB',
      'maxPayloadInMB 0 sends each object unread; to filter or join, give requests a size, such as 6',
    )
  return job
}

/** Without the fields that are undefined. */
function defined(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

function within(field: keyof TransformJob, value: number | undefined, least: number, most: number): void {
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return
  throw fault(field, `${field} must be a whole number from ${least} to ${most}, not ${value}`)
}

function fault(field: string, message: string): InferryError {
  return new InferryError('INVALID_CONFIGURATION', message, { location: { field } })
}
