import type { Manifest, Sample } from '@inferry/core'
import { type Finding, failed, ok, skipped } from '../finding.ts'
import { excerpt } from '../samples/answer-fault.ts'
import { answerOf, eventOf } from './event.ts'
import type { LambdaFunction } from './function.ts'
import { manyRows } from './many-rows.ts'
import { failureOf, sampleFault } from './sample-fault.ts'

/** Bytes of an event and of an answer at most. */
const most = 6 * 1024 * 1024

/** Rows of the question that tells how long an answer is. */
const few = 100

/** Whether an answer that is larger than Lambda takes is refused by a status in time, and the next event answered. */
export async function checkLargeAnswer(
  fn: LambdaFunction,
  sample: Sample | undefined,
  manifest: Manifest | undefined,
): Promise<Finding> {
  if (sample === undefined || manifest === undefined) return skipped('the model has no samples')
  const question = manyRows(sample, manifest)
  if (question === undefined) return skipped('the model takes no number of rows')
  const probe = answerOf(await fn.invoke(eventOf(question(few))))
  if (probe.status !== 200) return skipped(`rows of zeros are answered with ${probe.status}`)
  const rows = Math.ceil((most * 1.05 * few) / probe.body.length)
  const event = eventOf(question(rows))
  if (event.length > most)
    return skipped('no question that Lambda would take has so large an answer with this model')
  const invoked = await fn.invoke(event)
  if (invoked.errorType !== undefined)
    return failed(
      `asked for ${rows} rows, ${failureOf(invoked.errorType, invoked.payload)}: an answer over 6 MB must be refused in time, by a status`,
    )
  const { status, body } = answerOf(invoked)
  if (status < 400)
    return failed(`an answer over 6 MB is sent, with ${status || excerpt(body)}; Lambda would refuse it`)
  const fault = await sampleFault(fn, sample)
  if (fault !== undefined) return failed(`after an answer that was too large ${fault}`)
  return ok(`${rows} rows are refused by ${status}`)
}
