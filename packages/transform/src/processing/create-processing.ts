import { InferryError, type Payload } from '@inferry/core'
import type { TransformJob } from '../job/definition.ts'
import type { FilteredBlock, RecordBlock } from '../records/record-block.ts'
import { assemble } from './assemble.ts'
import { checkDataProcessing } from './check-data-processing.ts'
import { contentForm, knownTypes } from './content-form.ts'
import { type FilteredRun, filterRecords } from './filter-records.ts'
import { type Finished, finishAnswer } from './finish-answer.ts'
import { type Placeholder, placeholders } from './placeholder.ts'
import { recordForm } from './record-form.ts'

/** SageMaker's DataProcessing for the objects of one content type: pure, and of any number of requests at a time. */
export interface Processing {
  /**
   * What is sent of records. One run for the whole block, the block itself without an input filter; records that cannot
   * be filtered are runs of their own, with their fault. Throws the fault instead where bad records fail their object.
   */
  filterRecords(block: RecordBlock): Iterable<FilteredRun>
  /** What is written for the answer to a request of these records. Without join and output filter nothing is looked at. */
  finish(records: FilteredBlock, answer: Payload): Finished
  /** What is written for the record `index` of these if it fails. */
  readonly placeholder: Placeholder
}

/** Throws `INVALID_CONFIGURATION`. A job that filters or joins must name its content type. */
export function createProcessing(job: TransformJob): Processing {
  const { inputFilter, outputFilter, joins, used } = checkDataProcessing(job)
  const content = contentForm((used ? undefined : job.accept) ?? job.contentType ?? '')
  if (used && content === undefined) {
    const message = `to filter or join, contentType must be known: set it to one of ${knownTypes}`
    throw new InferryError('INVALID_CONFIGURATION', message, { location: { field: 'contentType' } })
  }
  const form = recordForm(content)
  const pickInput = inputFilter.steps.length > 0 ? form.picker(inputFilter, 'inputFilter') : undefined
  const pick = outputFilter.steps.length > 0 ? form.picker(outputFilter, 'outputFilter') : undefined
  const placeholder = placeholders({ form, joins, pick })
  const lines = job.assembleWith === 'Line'
  const perRecord = joins || pick !== undefined
  const fails = job.onError === 'fail'

  return {
    placeholder,
    *filterRecords(block) {
      if (pickInput === undefined) yield { records: joins ? { ...block, input: block } : block }
      else {
        for (const run of filterRecords(block, pickInput)) {
          if (run.fault && fails) throw run.fault
          yield run
        }
      }
    },
    finish(records, answer) {
      if (!perRecord || content === undefined) {
        return { chunks: assemble(answer.body, job.assembleWith), failedRecords: 0, faults: [] }
      }
      const each = fails ? undefined : placeholder
      return finishAnswer(records, answer, { content, form, joins, pick, lines, placeholder: each })
    },
  }
}
