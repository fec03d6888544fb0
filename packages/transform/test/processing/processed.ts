import type { TransformJob } from '../../src/job/definition.ts'
import { createProcessing } from '../../src/processing/create-processing.ts'
import { blockOf, recordsOf, textOf } from './blocks.ts'

/** What a job sends, and what it writes for the answer. */
export function processed(
  job: TransformJob,
  records: readonly string[],
  answer: string,
): { sent: string[]; out: string } {
  const processing = createProcessing(job)
  const [run] = processing.filterRecords(blockOf(records))
  if (run === undefined) throw new Error('there are no records')
  const payload = { contentType: job.contentType ?? 'text/csv', body: Buffer.from(answer) }
  return { sent: recordsOf(run.records), out: textOf(...processing.finish(run.records, payload).chunks) }
}
