import { InferryError } from '@inferry/core'
import type { MemoryNeed } from './memory-need.ts'

/** Decides whether one more model fits. */
export interface MemoryBudget {
  /** Throws `INSUFFICIENT_MEMORY` if there is not enough for it; else takes it, until the returned function is called. */
  take(need: MemoryNeed, model: string): () => void
}

/**
 * A budget of the `available` bytes, asked anew each time. What closed models left with the process does not show there,
 * but is used again: so much less is needed.
 */
export function createMemoryBudget(available: () => number): MemoryBudget {
  /** Bytes of the open models whose memory the process keeps, now and at most. */
  let now = 0
  let most = 0
  return {
    take({ bytes, kept }, model) {
      const reused = kept ? Math.min(most - now, bytes) : 0
      const needed = bytes - reused
      const left = available()
      if (needed > left) throw insufficient(model, needed, left)
      if (!kept) return () => {}
      now += bytes
      most = Math.max(most, now)
      let taken = true
      return () => {
        if (taken) now -= bytes
        taken = false
      }
    },
  }
}

function insufficient(model: string, needed: number, left: number): InferryError {
  const message = `the model ${model} needs about ${inMebibytes(needed)} MiB of memory, and ${inMebibytes(left)} MiB are left; unload others`
  return new InferryError('INSUFFICIENT_MEMORY', message)
}

function inMebibytes(bytes: number): number {
  return Math.floor(bytes / 1024 ** 2)
}
