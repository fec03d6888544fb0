import { InferryError, lambdaMegabytesPerCpu } from '@inferry/core'

/** What is used of Lambda's context. */
export interface InvocationContext {
  readonly awsRequestId: string
  getRemainingTimeInMillis(): number
}

export interface Deadline {
  /** Aborted, with `DEADLINE_EXCEEDED` as its reason, a moment before Lambda ends the run. */
  readonly signal: AbortSignal
  clear(): void
}

/** So long before Lambda's own end an answer must be on its way. Milliseconds. */
export const marginMs = 200

/**
 * Nothing can interrupt the reading of a large body and the writing of its answer: so many bytes take a millisecond of a
 * whole CPU.
 */
const bytesPerMs = 10_000

/**
 * The part of a CPU that a function of so much memory has, in megabytes; 1 where it is not known, and at most, as one
 * thread reads.
 */
export function cpuShare(memory = process.env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE']): number {
  const megabytes = Number(memory)
  return megabytes > 0 ? Math.min(1, megabytes / lambdaMegabytesPerCpu) : 1
}

/** The invocation's deadline; `bytes`: what there is to read and to answer, about; `cpu`: as of {@link cpuShare}. */
export function createDeadline(context: InvocationContext, bytes = 0, cpu = cpuShare()): Deadline {
  const controller = new AbortController()
  const left = context.getRemainingTimeInMillis() - marginMs - bytes / (bytesPerMs * cpu)
  const expire = () => controller.abort(exceeded())
  if (left <= 0) {
    expire()
    return { signal: controller.signal, clear() {} }
  }
  const timer = setTimeout(expire, Math.min(left, longestTimer))
  return { signal: controller.signal, clear: () => clearTimeout(timer) }
}

const longestTimer = 2 ** 31 - 1

function exceeded(): InferryError {
  const message =
    "the function's time-out came before the answer; raise the time-out or the memory, or send fewer rows"
  return new InferryError('DEADLINE_EXCEEDED', message)
}
