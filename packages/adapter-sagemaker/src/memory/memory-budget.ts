import { InferryError } from '@inferry/core'
import type { MemoryNeed } from './memory-need.ts'

/** Decides whether one more model fits. */
export interface MemoryBudget {
  /** Throws `INSUFFICIENT_MEMORY` if there is not enough for it; else takes it, until the returned function is called. */
  take(need: MemoryNeed, model: string): () => void
}

/** What a budget is of. */
export interface BudgetOptions {
  /** Bytes that the process may still take, asked anew each time. */
  available(): number
  /** Bytes that are to be left for requests. */
  readonly reserve: number
  /** Frees what is held by nobody. */
  collect(): void
}

/**
 * A budget of the available bytes. What closed models left with the process does not show there,
 * but is used again: so much less is needed.
 */
export function createMemoryBudget({ available, reserve, collect }: BudgetOptions): MemoryBudget {
  /** Bytes of the open models whose memory the process keeps, now and at most. */
  let now = 0
  let most = 0
  return {
    take({ bytes, kept }, model) {
      const reused = kept ? Math.min(most - now, bytes) : 0
      const needed = bytes - reused + reserve
      if (needed > available()) collect()
      const left = available()
      if (needed > left) throw insufficient(model, needed, reserve, left)
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

function insufficient(model: string, needed: number, reserve: number, left: number): InferryError {
  const [needs, requests, has] = [needed, reserve, left].map((bytes) => Math.floor(bytes / 1024 ** 2))
  const message = `the model ${model} needs about ${needs} MiB of memory, ${requests} of them for requests, and ${has} MiB are left; unload others`
  return new InferryError('INSUFFICIENT_MEMORY', message)
}
