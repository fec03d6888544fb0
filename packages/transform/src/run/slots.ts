/** A number of places that are taken and given back, in the order of asking. */
export interface Slots {
  /** Resolves when one is free; it must be given back by `release`. Rejects with the signal's reason. */
  acquire(signal?: AbortSignal): Promise<void>
  release(): void
}

export function createSlots(count: number): Slots {
  let free = count
  const waiting = new Set<() => void>()
  return {
    acquire(signal) {
      if (signal?.aborted) return Promise.reject(signal.reason)
      if (free > 0) {
        free -= 1
        return Promise.resolve()
      }
      return new Promise((resolve, reject) => {
        const abort = () => {
          waiting.delete(take)
          reject(signal?.reason)
        }
        const take = () => {
          signal?.removeEventListener('abort', abort)
          resolve()
        }
        signal?.addEventListener('abort', abort, { once: true })
        waiting.add(take)
      })
    },
    release() {
      const [next] = waiting
      if (next === undefined) free += 1
      else {
        waiting.delete(next)
        next()
      }
    },
  }
}
