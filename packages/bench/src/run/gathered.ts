import { type ColdStart, coldStart } from '../cold/cold-start.ts'
import { answerBytes } from '../load/answer-bytes.ts'
import type { MeasuredJob, MeasuredLoad, SubjectResult } from '../result/bench-result.ts'
import type { Built, BuiltWorker, Running } from '../target/target.ts'

/** What is gathered of a subject while others are measured between. */
export interface Gathered {
  readonly built: Built | BuiltWorker
  readonly cold: ColdStart[]
  readonly closed: MeasuredLoad[]
  readonly open: MeasuredLoad[]
  readonly jobs: MeasuredJob[]
  /** Requests a second of the open loop, once it is known. */
  rate: number | undefined
  cpuShareKept?: boolean
  /** Of an answer's body. */
  answerBytes?: number
}

/** Starts a fresh process of a server and keeps its cold start; of the first one also what is the same in all. */
export async function startGathered(one: Gathered, built: Built): Promise<Running> {
  const { cold, running } = await coldStart(built)
  one.cold.push(cold)
  if (one.answerBytes !== undefined) return running
  try {
    one.answerBytes = await answerBytes(running.question)
    if (running.cpuShareKept !== undefined) one.cpuShareKept = running.cpuShareKept
    return running
  } catch (error) {
    await running.close()
    throw error
  }
}

/** What stands in the file of it. */
export function resultOf(one: Gathered): SubjectResult {
  const { built, cpuShareKept, cold, closed, open, jobs } = one
  return {
    subject: built.subject,
    ...(cpuShareKept !== undefined && { cpuShareKept }),
    ...{ cold, closed, open },
    ...(jobs.length > 0 && { jobs }),
  }
}
