import { processMemory } from './process-memory.ts'

/** Milliseconds between two looks. */
const interval = 50

export interface MemoryWatch {
  /** Looks now; the most that the processes held so far, in bytes. */
  peak(): number
  stop(): void
}

/**
 * Watches the memory of a process and of those that it has started. What its own memory was at most is known to the
 * kernel, so nothing that passed between two looks is missed; of the others only what they hold at a look counts.
 */
export function watchMemory(
  leader: number,
  members: () => readonly number[],
  onPeak: (bytes: number) => void,
): MemoryWatch {
  let peak = 0

  function look(): void {
    const own = processMemory(leader)
    let sum = own.now
    for (const pid of members()) if (pid !== leader) sum += processMemory(pid).now
    const seen = Math.max(own.peak, sum)
    if (seen <= peak) return
    peak = seen
    onPeak(peak)
  }

  const timer = setInterval(look, interval)
  timer.unref()
  return {
    peak() {
      look()
      return peak
    },
    stop: () => clearInterval(timer),
  }
}
