import { formatBytes } from '@inferry/core'
import { type Finding, failed, ok, skipped } from '../finding.ts'
import { peakMemory } from '../process/peak-memory.ts'
import { questionOf, questionType } from '../samples/question.ts'
import { type Ask, ask } from './ask.ts'
import { bodyLimit } from './check-body-limit.ts'
import type { Server } from './server.ts'

/** Bytes of the smallest serverless endpoint; the smallest instance has more. */
const smallest = 1024 ** 3

/** Requests at once, and rounds of them. */
const atOnce = 4
const rounds = 3

/** Whether requests of the largest size, some at once and again and again, stay within the smallest endpoint's memory. */
export async function checkMemory({ url, samples, limits, process }: Server): Promise<Finding> {
  const [sample] = samples
  if (sample === undefined) return skipped('the model has no samples')
  const question: Ask = {
    method: 'POST',
    headers: { 'content-type': questionType },
    body: questionOf(sample).padStart(bodyLimit),
    patient: true,
    seconds: limits.answer,
  }
  try {
    for (let round = 0; round < rounds; round++) {
      const asked = Array.from({ length: atOnce }, () => ask(`${url}/invocations`, question))
      const refused = (await Promise.all(asked)).find(({ status }) => ![200, 429, 503, 507].includes(status))
      if (refused !== undefined)
        return failed(`one of ${atOnce} requests of 6 MiB at once is answered with ${refused.status}`)
    }
  } catch (error) {
    return failed(`${atOnce} requests of 6 MiB at once are not answered: ${(error as Error).message}`)
  }
  const peak = await peakMemory(process.pid)
  if (peak === undefined) return skipped('this system does not tell the memory of a process')
  if (peak <= smallest) return ok(`${formatBytes(peak)} at most`)
  return failed(
    `it came to hold ${formatBytes(peak)}, more than the 1 GiB of the smallest endpoint: choose a larger one`,
  )
}
