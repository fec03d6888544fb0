import { errorAnswer, type FunctionAnswer } from '../runtime-api/invocation.ts'
import type { PhaseEnd } from './function-instance.ts'
import { exitMessage } from './process-end.ts'

/** What the caller gets, and what the logs say beside it. */
export interface Outcome {
  readonly answer: FunctionAnswer
  readonly status?: 'timeout' | 'error'
  readonly errorType?: string
  /** A line for the log. */
  readonly remark?: string
}

/** The outcome of a phase that went beyond the function's time-out. */
export function timeoutOutcome(requestId: string, timeoutSeconds: number): Outcome {
  const sentence = `Task timed out after ${timeoutSeconds.toFixed(2)} seconds`
  return {
    answer: errorAnswer('Sandbox.Timedout', `RequestId: ${requestId} Error: ${sentence}`),
    status: 'timeout',
    remark: `${new Date().toISOString()} ${requestId} ${sentence}\n`,
  }
}

/**
 * The outcome of a phase. What the function itself reported before its process ended stands; a good answer does not,
 * for the process ended before it was ready for more.
 */
export function phaseOutcome(phase: PhaseEnd, requestId: string): Outcome {
  if (phase.kind === 'ready') return { answer: phase.answer ?? errorAnswer('Runtime.Unknown', 'no answer') }
  if (phase.kind === 'init-failed') return failure(phase.answer, phase.answer.errorType)
  const { description, outOfMemory } = phase.end
  const errorType = outOfMemory ? 'Runtime.OutOfMemory' : 'Runtime.ExitError'
  const message = `RequestId: ${requestId} Error: ${exitMessage(outOfMemory ? 'signal: killed' : description)}`
  const reported = phase.answer?.errorType === undefined ? undefined : phase.answer
  return {
    ...failure(reported ?? errorAnswer(errorType, message), errorType),
    remark: `${message}\n${errorType}`,
  }
}

function failure(answer: FunctionAnswer, errorType = 'Runtime.Unknown'): Outcome {
  return { answer, status: 'error', errorType }
}
