import { getHeapStatistics } from 'node:v8'
import { InferryError } from '@inferry/core'
import { availableMemory } from './available-memory.ts'
import { bodyNeed, onHeap } from './body-need.ts'
import { collectGarbage } from './collect-garbage.ts'

/** Lets a request in if there is memory for it. */
export interface RequestMemory {
  /**
   * Resolves, once what others under way have taken leaves enough, to a function that is to be called when the request is
   * answered. Rejects with `INSUFFICIENT_MEMORY` if it would not fit alone, and with the signal's reason.
   */
  take(contentType: string | undefined, body: Uint8Array, signal?: AbortSignal): Promise<() => void>
}

/** How much there is, in bytes; of a process by default. */
export interface MemoryLeft {
  all(): number
  heap(): number
  collect(): void
}

const ofProcess: MemoryLeft = {
  all: () => availableMemory(),
  heap() {
    const { heap_size_limit, used_heap_size } = getHeapStatistics()
    return heap_size_limit - used_heap_size
  },
  collect: collectGarbage,
}

/** Smaller bodies are not looked at: none of them needs more than 9 MiB. */
const smallest = 64 * 1024

/**
 * A request that is not let in is answered; one that takes more than there is would end the process, and with it every
 * model and all other requests.
 */
export function createRequestMemory(left: MemoryLeft = ofProcess): RequestMemory {
  let taken = 0
  const waiting = new Set<() => void>()

  function leftFor(contentType: string | undefined): number {
    return onHeap(contentType) ? Math.min(left.all(), left.heap()) : left.all()
  }

  /** What others have taken may not show yet in what is left. */
  function fits(contentType: string | undefined, need: number): boolean {
    if (need + taken <= leftFor(contentType)) return true
    left.collect()
    return need + taken <= leftFor(contentType)
  }

  return {
    async take(contentType, body, signal) {
      if (body.length < smallest) return () => {}
      const need = bodyNeed(contentType, body)
      while (!fits(contentType, need)) {
        if (taken === 0) throw insufficient(body.length, need, leftFor(contentType))
        await anyEnd(signal)
        if (signal?.aborted) throw new InferryError('ABORTED', 'the request ended while it waited for memory')
      }
      taken += need
      return () => {
        taken -= need
        for (const look of waiting) look()
      }
    },
  }

  async function anyEnd(signal: AbortSignal | undefined): Promise<void> {
    let look: () => void = () => {}
    const looked = new Promise<void>((resolve) => {
      look = resolve
    })
    waiting.add(look)
    signal?.addEventListener('abort', look)
    await looked
    waiting.delete(look)
    signal?.removeEventListener('abort', look)
  }
}

function insufficient(size: number, need: number, left: number): InferryError {
  const [needs, has] = [need, left].map((bytes) => Math.floor(bytes / 1024 ** 2))
  const message = `the body of ${size} bytes may need ${needs} MiB of memory, and ${has} MiB are left; send fewer rows in a request, or unload models`
  return new InferryError('INSUFFICIENT_MEMORY', message)
}
