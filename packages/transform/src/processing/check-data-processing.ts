import { InferryError } from '@inferry/core'
import type { TransformJob } from '../job/definition.ts'
import { type ContentForm, contentForm, knownTypes, mediaType } from './content-form.ts'
import { csvPicker } from './csv/csv-picker.ts'
import type { JsonPath } from './json-path.ts'
import { parseJsonPath } from './parse-json-path.ts'

/** What a job's `dataProcessing` comes down to. */
export interface CheckedProcessing {
  readonly inputFilter: JsonPath
  readonly outputFilter: JsonPath
  readonly joins: boolean
  /** Whether records are looked into at all. */
  readonly used: boolean
}

/**
 * Throws `INVALID_CONFIGURATION` for filters that cannot be parsed, and for a job whose records cannot be filtered and
 * joined although it asks for that. Where the job does not name its content type, what depends on it stays unchecked.
 *
 * Source: Developer guide, "Associate Prediction Results with Input Records": formats, Accept as ContentType,
 * AssembleWith as SplitType, CSV by lines. Parameters of the types, such as `header=present`, may differ.
 */
export function checkDataProcessing(job: TransformJob): CheckedProcessing {
  const { joinSource, sliceEnd } = job.dataProcessing
  const inputFilter = parseJsonPath(job.dataProcessing.inputFilter, { field: 'inputFilter', sliceEnd })
  const outputFilter = parseJsonPath(job.dataProcessing.outputFilter, { field: 'outputFilter', sliceEnd })
  const joins = joinSource === 'Input'
  const used = joins || inputFilter.steps.length > 0 || outputFilter.steps.length > 0
  if (used) {
    const form = checkTypes(job)
    checkDelimiters(job, form)
    if (form === 'csv') {
      csvPicker(inputFilter, 'inputFilter')
      csvPicker(outputFilter, 'outputFilter')
    }
  }
  return { inputFilter, outputFilter, joins, used }
}

function checkTypes({ contentType, accept }: TransformJob): ContentForm | undefined {
  for (const [field, type] of Object.entries({ contentType, accept })) {
    if (type !== undefined && contentForm(type) === undefined)
      throw fault(field, `filters and joins are for ${knownTypes}, not for ${field} ${JSON.stringify(type)}`)
  }
  if (contentType === undefined) return undefined
  if (accept !== undefined && mediaType(accept) !== mediaType(contentType))
    throw fault(
      'accept',
      `with a filter or a join, accept (${JSON.stringify(accept)}) must be the same type as contentType (${JSON.stringify(contentType)}); change one, or leave accept out`,
    )
  return contentForm(contentType)
}

function checkDelimiters({ splitType, assembleWith }: TransformJob, form: ContentForm | undefined): void {
  // Rows of Parquet are sent as lines.
  const needed = splitType === 'Parquet' ? 'Line' : splitType
  if (needed !== 'None' && needed !== 'Line')
    throw fault('splitType', `records of ${splitType} cannot be filtered or joined; leave dataProcessing out`)
  if (assembleWith !== needed)
    throw fault(
      'assembleWith',
      `with a filter or a join, assembleWith must fit splitType ${splitType}: set it to ${needed}, not ${assembleWith}`,
    )
  if (form === 'csv' && needed !== 'Line')
    throw fault('splitType', 'to filter or join text/csv, set splitType and assembleWith to Line')
}

function fault(field: string, message: string): InferryError {
  return new InferryError('INVALID_CONFIGURATION', message, { location: { field } })
}
