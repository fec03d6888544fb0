import { setTimeout as sleep } from 'node:timers/promises'
import type { InferryError } from '@inferry/core'

/** How an attempt went. */
export type Attempt<T> =
  | { readonly value: T }
  | { readonly error: InferryError /** It can pass. */; readonly again: boolean }

export interface Retries {
  /** The first one counts. */
  readonly maxAttempts: number
  readonly signal?: AbortSignal | undefined
  /** What to throw when the signal aborts a wait. */
  aborted(signal: AbortSignal): InferryError
  /** 0 to 1; `Math.random` unless given. */
  random?(): number
  wait?(ms: number, signal: AbortSignal | undefined): Promise<void>
}

/** As the AWS SDK: the mean wait before the second attempt is half of this, and twice as long before each further one. */
const base = 100
/** No wait is longer; one that a server asks for and that is longer is left to the caller. Milliseconds. */
const longest = 20_000

/**
 * Tries until it works, cannot pass, or was tried often enough; between attempts it waits a random part of a time that
 * doubles (full jitter), and as long as the server asked in `retry-after` before that.
 */
export async function withRetries<T>(attempt: () => Promise<Attempt<T>>, retries: Retries): Promise<T> {
  const { maxAttempts, signal, random = Math.random, wait = waitFor } = retries
  for (let tried = 1; ; tried++) {
    if (signal?.aborted) throw retries.aborted(signal)
    const outcome = await attempt()
    if ('value' in outcome) return outcome.value
    const asked = (outcome.error.retryAfter ?? 0) * 1000
    if (!outcome.again || tried >= maxAttempts || asked > longest) throw outcome.error
    await wait(asked + random() * Math.min(longest, base * 2 ** (tried - 1)), signal)
  }
}

/** Ends early when the signal aborts. */
async function waitFor(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(ms, undefined, signal ? { signal } : {}).catch(() => {})
}
