import { existsSync } from 'node:fs'
import { lambdaMegabytesPerCpu } from '@inferry/core'
import { type ControlGroup, createControlGroup } from './control-group.ts'
import { type ControlGroupPlaces, controlGroupPlaces } from './control-group-places.ts'
import { watchMemory } from './memory-watch.ts'
import { processesOfGroup } from './process-memory.ts'

/** How a function's limits are kept on this machine. */
export interface EnforcedLimits {
  /** By the kernel, by a look at the process every 50 ms, or not at all. */
  readonly memory: 'cgroup' | 'watch' | 'none'
  /** By the kernel or not at all. */
  readonly cpu: 'cgroup' | 'none'
}

/** The limits of one function process. */
export interface ProcessLimits {
  readonly enforced: EnforcedLimits
  /**
   * The most memory so far, bytes: what the kernel charged to the control group, which is what it limits; without one
   * what the processes held, which counts the files that they share with others.
   */
  peakMemory(): number
  /** Whether it was killed for its memory, or has gone beyond its limit. */
  outOfMemory(): boolean
  /** Ends the init phase, in which Lambda gives a whole core at least. */
  endInit(): void
  /** After the process has ended; false while it has not. */
  release(): boolean
}

/** Puts a process that has just started, the leader of its group, under the limits of a memory size. */
export function limitProcess(
  pid: number,
  memoryMegabytes: number,
  kill: () => void,
  places: ControlGroupPlaces = controlGroupPlaces(),
): ProcessLimits {
  const limit = memoryMegabytes * 1024 * 1024
  const group: ControlGroup | undefined = createControlGroup(limit, places)
  const enforced: EnforcedLimits = {
    memory: group?.enforces.memory ? 'cgroup' : existsSync('/proc/self/status') ? 'watch' : 'none',
    cpu: group?.enforces.cpu ? 'cgroup' : 'none',
  }
  const cpus = memoryMegabytes / lambdaMegabytesPerCpu
  group?.limitCpu(Math.max(1, cpus))
  group?.add(pid)
  let exceeded = false
  const members = () => group?.processes() ?? processesOfGroup(pid)
  const watch = watchMemory(pid, members, (peak) => {
    if (enforced.memory !== 'watch' || peak <= limit) return
    exceeded = true
    kill()
  })
  let charged = 0
  const chargedPeak = () => {
    if (enforced.memory === 'cgroup') charged = Math.max(charged, group?.peakMemory() ?? 0)
    return charged
  }
  return {
    enforced,
    peakMemory: () => chargedPeak() || watch.peak(),
    outOfMemory: () => exceeded || (group?.outOfMemoryKills() ?? 0) > 0,
    endInit: () => group?.limitCpu(cpus),
    release() {
      watch.stop()
      // It is asked for when the group is gone, too.
      chargedPeak()
      return group?.remove() ?? true
    },
  }
}
