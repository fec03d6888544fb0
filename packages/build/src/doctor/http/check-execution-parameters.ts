import { type Finding, failed, ok } from '../finding.ts'
import { excerpt } from '../samples/answer-fault.ts'
import { ask } from './ask.ts'
import type { Server } from './server.ts'

/** Whether a batch transform could read what the container wants to be sent. */
export async function checkExecutionParameters({ url, limits }: Server): Promise<Finding> {
  const path = '/execution-parameters'
  const answer = await ask(`${url}${path}`, { seconds: limits.answer }).catch((error: Error) => error)
  if (answer instanceof Error) return failed(`${path} did not answer: ${answer.message}`)
  if (answer.status !== 200) return failed(`${path} answered ${answer.status}: ${excerpt(answer.body)}`)
  const wrong = () => failed(`${path} answered ${excerpt(answer.body)}, which SageMaker would not read`)
  let read: Readonly<Record<string, unknown>>
  try {
    read = JSON.parse(answer.body)
  } catch {
    return wrong()
  }
  const { MaxConcurrentTransforms: count, BatchStrategy: strategy, MaxPayloadInMB: megabytes } = read ?? {}
  if (!isCount(count, 1) || !isCount(megabytes, 0)) return wrong()
  if (strategy !== 'MULTI_RECORD' && strategy !== 'SINGLE_RECORD') return wrong()
  if (count * megabytes > 100)
    return failed(
      `${path} asks for ${count} requests of ${megabytes} MB at once; SageMaker sends 100 MB in all`,
    )
  return ok(`${count} × ${megabytes} MB, ${strategy}`)
}

function isCount(value: unknown, least: number): value is number {
  return Number.isInteger(value) && (value as number) >= least
}
