import { setTimeout as sleep } from 'node:timers/promises'
import { InferryError, toInferryError } from '@inferry/core'
import { mayPassSoon } from '../passing.ts'

/** How a request is tried. */
export interface Patience {
  /** For one try. Seconds. */
  readonly timeoutInSeconds: number
  /** Tries after the first. */
  readonly maxRetries: number
}

/** The mean wait before the first retry is half of this, and doubles. Milliseconds. */
const firstWaitMs = 200
/** However long the other side asks for. */
const longestWaitMs = 30_000

/** Asks until there is an answer, a failure that will not pass, or no retry left. Rejects with an `InferryError`. */
export async function ask<T>(
  request: (signal: AbortSignal) => Promise<T>,
  { timeoutInSeconds, maxRetries }: Patience,
  signal: AbortSignal,
): Promise<T> {
  for (let retries = 0; ; retries++) {
    try {
      return await inTime(request, timeoutInSeconds, signal)
    } catch (thrown) {
      if (signal.aborted) throw signal.reason
      const error = toInferryError(thrown)
      if (!mayPassSoon(error) || retries >= maxRetries) throw error
      const asked = (error.retryAfter ?? 0) * 1000
      const wait = Math.min(longestWaitMs, asked + Math.random() * firstWaitMs * 2 ** retries)
      await sleep(wait, undefined, { signal }).catch(() => {
        throw signal.reason
      })
    }
  }
}

/** One try. Its signal is made by hand: `AbortSignal.any` keeps what it made as long as the job lasts. */
async function inTime<T>(
  request: (signal: AbortSignal) => Promise<T>,
  seconds: number,
  signal: AbortSignal,
): Promise<T> {
  signal.throwIfAborted()
  const own = new AbortController()
  const stop = () => own.abort(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  const timer = setTimeout(() => own.abort(tooLate(seconds)), seconds * 1000)
  try {
    return await request(own.signal)
  } catch (error) {
    throw own.signal.aborted ? own.signal.reason : error
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  }
}

function tooLate(seconds: number): InferryError {
  return new InferryError(
    'DEADLINE_EXCEEDED',
    `there was no answer within ${seconds} s; raise invocationsTimeoutInSeconds or lower maxPayloadInMB`,
  )
}
