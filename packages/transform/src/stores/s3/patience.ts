import { setTimeout } from 'node:timers/promises'
import { toInferryError } from '@inferry/core'
import { mayPassSoon } from '../../passing.ts'

/** In a row. Each is one that the SDK has given up on, or a body that broke, which it does not see. */
export const mostFailures = 6

/** Waits before the next try: doubled by each failure, up to 10 s, with a random part, so that many do not come together. Rejects with the signal's reason. */
export async function backOff(failures: number, signal?: AbortSignal): Promise<void> {
  const ms = Math.min(10_000, 50 * 2 ** failures) * (0.5 + Math.random() / 2)
  await setTimeout(ms, undefined, signal && { signal }).catch(() => {
    throw signal?.reason
  })
}

/** Does it again while what it rejects with may pass by itself, until the signal aborts. */
export async function patiently<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await work()
    } catch (error) {
      if (signal?.aborted || failures > mostFailures || !mayPassSoon(toInferryError(error))) throw error
      await backOff(failures, signal)
    }
  }
}
