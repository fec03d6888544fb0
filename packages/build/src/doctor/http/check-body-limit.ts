import { type Finding, failed, ok } from '../finding.ts'
import { answerFault, excerpt } from '../samples/answer-fault.ts'
import { questionOf, questionType } from '../samples/question.ts'
import { ask } from './ask.ts'
import type { Server } from './server.ts'

/** What a body may have, unless it is told otherwise: SageMaker's 6 MB. */
export const bodyLimit = 6 * 1024 * 1024

/** Whether a body of 6 MiB is taken, a larger one refused by 413, and the server none the worse. */
export async function checkBodyLimit({ url, samples, limits, process }: Server): Promise<Finding> {
  const [sample] = samples
  const send = (size: number) =>
    ask(`${url}/invocations`, {
      method: 'POST',
      headers: { 'content-type': questionType },
      // Blanks before the question mean nothing.
      body: (sample === undefined ? '[]' : questionOf(sample)).padStart(size),
      patient: true,
      seconds: limits.answer,
    })
  try {
    const most = await send(bodyLimit)
    if (most.status === 413) return failed('a body of 6 MiB is refused, which SageMaker would send')
    if (sample !== undefined && most.status !== 200)
      return failed(`a body of 6 MiB is answered with ${most.status}: ${excerpt(most.body)}`)
    const fault = sample === undefined ? undefined : answerFault(sample, most.body)
    if (fault !== undefined) return failed(fault)
    const more = await send(bodyLimit + 1)
    if (more.status !== 413)
      return failed(`a body of more than 6 MiB is answered with ${more.status} in place of 413`)
    const after = await ask(`${url}/ping`, { seconds: limits.ping })
    if (after.status !== 200) return failed(`after a body that was too large /ping answers ${after.status}`)
    return ok('6 MiB')
  } catch (error) {
    const gone = process.hasEnded() ? ', and it ended' : ''
    return failed(`a body of about 6 MiB was not answered: ${(error as Error).message}${gone}`)
  }
}
