import { InferryError } from '@inferry/core'
import type { TransformJob } from '../job/definition.ts'
import type { RequestSettings } from '../job/request-settings.ts'
import { isRecordsFault } from './batch-fault.ts'
import type { SettingName } from './setting-name.ts'

/** The failure of a mini-batch; where records were sent in a form that few models read, with what to do. */
export function withSendingHint(
  error: InferryError,
  { splitType }: Pick<TransformJob, 'splitType'>,
  { batchStrategy }: Pick<RequestSettings, 'batchStrategy'>,
  contentType: string,
  settingName: SettingName,
): InferryError {
  const framed = (splitType === 'RecordIO' || splitType === 'TFRecord') && batchStrategy === 'MultiRecord'
  if (framed && isRecordsFault(error))
    return withHint(
      error,
      `a MultiRecord request is ${splitType} itself: unless the model reads that, set ${settingName('batchStrategy')} to SingleRecord`,
    )
  if (error.code === 'UNSUPPORTED_MEDIA_TYPE' && /parquet/i.test(contentType))
    return withHint(
      error,
      `to have the rows of a Parquet file answered, set ${settingName('splitType')} to Parquet`,
    )
  return error
}

function withHint(error: InferryError, hint: string): InferryError {
  const { code, message, location } = error
  return new InferryError(code, `${message}; ${hint}`, { cause: error, ...(location && { location }) })
}
