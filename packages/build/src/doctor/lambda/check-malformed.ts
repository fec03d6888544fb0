import type { Sample } from '@inferry/core'
import { type Finding, failed, ok } from '../finding.ts'
import { excerpt } from '../samples/answer-fault.ts'
import { answerOf, eventOf } from './event.ts'
import type { LambdaFunction } from './function.ts'
import { failureOf, sampleFault } from './sample-fault.ts'

/** Whether events that cannot be read are told so, and the next one is answered as if nothing had been. */
export async function checkMalformed(fn: LambdaFunction, sample: Sample | undefined): Promise<Finding> {
  const events = [eventOf('x', 5), eventOf('{"inputs": [')]
  for (const event of events) {
    const invoked = await fn.invoke(event)
    if (invoked.errorType !== undefined)
      return failed(`asked with ${event} ${failureOf(invoked.errorType, invoked.payload)}, in place of a 4xx`)
    const { status, body } = answerOf(invoked)
    if (status < 400 || status > 499)
      return failed(`${event} is answered with ${status || excerpt(body)} in place of a 4xx`)
  }
  const fault = await sampleFault(fn, sample)
  return fault === undefined ? ok() : failed(`after malformed events ${fault}: they must leave no trace`)
}
