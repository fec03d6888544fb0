import { countOf } from '@inferry/core'
import { type Finding, failed, ok, skipped } from '../finding.ts'
import { answerFault, excerpt } from '../samples/answer-fault.ts'
import { questionOf, questionType } from '../samples/question.ts'
import { ask } from './ask.ts'
import type { Server } from './server.ts'

/** Whether the samples are answered at a path as recorded. */
export async function checkSamples({ url, samples, limits }: Server, path: string): Promise<Finding> {
  if (samples.length === 0) return skipped('the model has no samples')
  for (const sample of samples) {
    const headers = { 'content-type': questionType }
    const question = { method: 'POST', headers, body: questionOf(sample), seconds: limits.answer }
    const answer = await ask(`${url}${path}`, question).catch((error: Error) => error)
    if (answer instanceof Error)
      return failed(`${path} did not answer the sample ${sample.name}: ${answer.message}`)
    if (answer.status !== 200)
      return failed(
        `${path} answered the sample ${sample.name} with ${answer.status}: ${excerpt(answer.body)}`,
      )
    const fault = answerFault(sample, answer.body)
    if (fault !== undefined)
      return failed(
        `${fault}: the model or the engine is not the one that was packed; verify and build again`,
      )
  }
  return ok(countOf(samples.length, 'sample'))
}
