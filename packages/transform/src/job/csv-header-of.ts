import { type CsvHeader, InferryError } from '@inferry/core'
import { isCsv } from '../records/is-csv.ts'
import type { TransformJob } from './definition.ts'

/**
 * Whether a job's requests begin with a header, where they are CSV that we have cut into lines. Who gets them must not guess:
 * a guess is made anew for each request, so that those behind the first would be read otherwise. Throws
 * `INVALID_CONFIGURATION` for a content type that says the contrary of what is sent. Undefined where records are sent as
 * they are, for their content type to tell.
 */
export function csvHeaderOf(
  { splitType, csvHeader }: Pick<TransformJob, 'splitType' | 'csvHeader'>,
  contentType: string,
): CsvHeader | undefined {
  if (!isCsv(contentType) || (splitType !== 'Line' && splitType !== 'Parquet')) return undefined
  const sent = csvHeader === 'send' ? 'present' : 'absent'
  const said = /;[ \t]*header="?(present|absent)\b/i.exec(contentType)?.[1]?.toLowerCase()
  if (said === undefined || said === sent) return sent
  const instead =
    splitType === 'Line'
      ? `set csvHeader to ${said === 'present' ? 'send (or skip, without header=present)' : 'none or skip'}`
      : 'leave header=present out'
  throw new InferryError(
    'INVALID_CONFIGURATION',
    `the content type ${contentType} says header=${said}, but each request goes ${sent === 'present' ? 'with' : 'without'} a header; ${instead}`,
    { location: { field: 'contentType' } },
  )
}
