import { InferryError } from '@inferry/core'
import type { TransformJob } from '../job/definition.ts'
import { isCsv } from '../records/is-csv.ts'
import { lineContentEnd } from '../records/line-content.ts'
import type { MiniBatch } from '../records/record-block.ts'
import { isRecordsFault, rowOf } from './batch-fault.ts'
import type { SettingName } from './setting-name.ts'

/** The failure of a mini-batch; where an object's first line may be to blame and looks like a header, with what to do. */
export function withHeaderHint(
  error: InferryError,
  { records }: MiniBatch,
  { splitType, csvHeader }: Pick<TransformJob, 'splitType' | 'csvHeader'>,
  contentType: string,
  settingName: SettingName,
): InferryError {
  const mayBeHeader =
    splitType === 'Line' && csvHeader === 'none' && isCsv(contentType) && records.first.record === 0
  if (!mayBeHeader || !isRecordsFault(error)) return error
  if ((rowOf(error, records.starts.length) ?? 0) !== 0) return error
  const { bytes, starts, ends } = records
  const start = starts[0] ?? 0
  const line = Buffer.from(bytes.subarray(start, lineContentEnd(bytes, start, ends[0] ?? 0))).toString()
  if (!looksLikeNames(line)) return error
  return new InferryError(
    error.code,
    `${error.message}; if the object's first line names its columns, set ${settingName('csvHeader')} to skip or send`,
    { cause: error, ...(error.location && { location: error.location }) },
  )
}

/** No field is blank, a number, or there twice. */
function looksLikeNames(line: string): boolean {
  const fields = line.split(',').map((field) => field.trim())
  const named = fields.every((field) => field !== '' && Number.isNaN(Number(field.replaceAll('"', ''))))
  return named && new Set(fields).size === fields.length
}
