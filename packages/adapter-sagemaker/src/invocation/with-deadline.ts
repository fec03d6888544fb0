import { InferryError } from '@inferry/core'
import { type Answer, errorAnswer } from '@inferry/doors'

/**
 * Gives `ask` a signal that is aborted after `ms`, or when `signal` is. What it then answers is `DEADLINE_EXCEEDED`.
 *
 * By hand rather than by `AbortSignal.any`: a connection's signal outlives its requests, and would gather them.
 */
export async function withDeadline(
  ask: (signal: AbortSignal | undefined) => Promise<Answer>,
  ms: number | undefined,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  if (ms === undefined) return ask(signal)
  const controller = new AbortController()
  const abort = () => controller.abort(signal?.reason)
  if (signal?.aborted) abort()
  signal?.addEventListener('abort', abort, { once: true })
  const late = deadlineExceeded(ms)
  const timer = setTimeout(() => controller.abort(late), ms)
  try {
    const answer = await ask(controller.signal)
    if (answer.error === undefined || controller.signal.reason !== late) return answer
    return { ...answer, ...errorAnswer(late) }
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}

function deadlineExceeded(ms: number): InferryError {
  const message =
    `the prediction took longer than ${ms / 1000} s; send fewer rows in a request, ` +
    'or use an asynchronous endpoint or a batch transform'
  return new InferryError('DEADLINE_EXCEEDED', message)
}
