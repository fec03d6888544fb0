import type { ColdStart } from '../cold/cold-start.ts'
import { answerBytes } from '../load/answer-bytes.ts'
import type { MeasuredJob, MeasuredLoad, SubjectResult } from '../result/bench-result.ts'
import type { Running } from '../target/target.ts'
import type { Measured, MeasuredServer } from './measured.ts'

/** What is gathered of a subject while others are measured between. */
export interface Gathered {
  readonly measured: Measured
  readonly cold: ColdStart[]
  readonly alone: MeasuredLoad[]
  readonly closed: MeasuredLoad[]
  readonly open: MeasuredLoad[]
  readonly jobs: MeasuredJob[]
  cpuShareKept?: boolean
  /** Of an answer's body. */
  answerBytes?: number
}

/** Starts a server and keeps its cold start, if it is a fresh process; of the first one also what is the same in all. */
export async function startGathered(one: Gathered, server: MeasuredServer): Promise<Running> {
  const started = await server.start()
  const { running } = started
  if ('cold' in started) one.cold.push(started.cold)
  if (one.answerBytes !== undefined) return running
  try {
    one.answerBytes = 'cold' in started ? await answerBytes(started.running.question) : started.answerBytes
    if (running.cpuShareKept !== undefined) one.cpuShareKept = running.cpuShareKept
    return running
  } catch (error) {
    await running.close()
    throw error
  }
}

/** What stands in the file of it. */
export function resultOf(one: Gathered): SubjectResult {
  const { measured, cpuShareKept, cold, alone, closed, open, jobs } = one
  return {
    subject: measured.subject,
    ...(cpuShareKept !== undefined && { cpuShareKept }),
    cold,
    ...(alone.length > 0 && { alone }),
    ...{ closed, open },
    ...(jobs.length > 0 && { jobs }),
  }
}
