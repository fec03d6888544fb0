import type { Sample } from '@inferry/core'
import { answerFault, excerpt } from '../samples/answer-fault.ts'
import { questionOf } from '../samples/question.ts'
import { answerOf, eventOf } from './event.ts'
import type { LambdaFunction } from './function.ts'

/** What is wrong with the function's answer to a sample, in a sentence; undefined if it is the recorded one. Without a sample `/ping` is asked. */
export async function sampleFault(
  fn: LambdaFunction,
  sample: Sample | undefined,
): Promise<string | undefined> {
  const ping = JSON.stringify({ method: 'GET', path: '/ping', body: '' })
  const invoked = await fn.invoke(sample === undefined ? ping : eventOf(questionOf(sample)))
  if (invoked.errorType !== undefined) return failureOf(invoked.errorType, invoked.payload)
  const { status, body } = answerOf(invoked)
  if (status !== 200) return `it answered ${status === 0 ? '' : `${status}: `}${excerpt(body)}`
  return sample === undefined ? undefined : answerFault(sample, body)
}

/** A failure of the function, as Lambda tells it. */
export function failureOf(errorType: string, payload: string): string {
  try {
    const { errorMessage } = JSON.parse(payload)
    return `it failed with ${errorType}: ${excerpt(String(errorMessage).replace(/^RequestId: \S+ (Error: )?/, ''))}`
  } catch {
    return `it failed with ${errorType}: ${excerpt(payload)}`
  }
}
