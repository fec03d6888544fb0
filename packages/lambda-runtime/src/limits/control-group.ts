import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ControlGroupPlaces } from './control-group-places.ts'
import { groupName, removeStaleGroups } from './stale-groups.ts'

/** A control group of Linux that holds the processes of one execution environment. */
export interface ControlGroup {
  /** Which limits the kernel has taken on. */
  readonly enforces: { readonly memory: boolean; readonly cpu: boolean }
  /** Moves a process in; its children will be in it too. */
  add(pid: number): void
  /** Cores' worth of time, such as 0.29. */
  limitCpu(cpus: number): void
  /** The processes in it. */
  processes(): readonly number[]
  /** The most memory that was charged to it, bytes; 0 where the kernel does not tell. */
  peakMemory(): number
  /** How many processes the kernel killed for lack of memory. */
  outOfMemoryKills(): number
  /** After its last process has ended; false while it has one. */
  remove(): boolean
}

/** Microseconds over which the share of a core is kept. */
const period = 100_000

let count = 0

/** A group with a memory limit, as far as this process may make one. Version 2 is tried first. */
export function createControlGroup(
  memoryBytes: number,
  places: ControlGroupPlaces,
): ControlGroup | undefined {
  const name = groupName(count++)
  return version2(name, memoryBytes, places) ?? version1(name, memoryBytes, places)
}

function version2(name: string, memoryBytes: number, places: ControlGroupPlaces): ControlGroup | undefined {
  if (places.version2 === undefined) return undefined
  // Without these the group has no such controller; whether they can be had shows when the limit is set.
  attempt(() => writeFileSync(join(places.version2 as string, 'cgroup.subtree_control'), '+memory +cpu'))
  const folder = makeFolder(places.version2, name)
  if (folder === undefined) return undefined
  const memory = set(folder, 'memory.max', memoryBytes)
  const cpu = set(folder, 'cpu.max', `max ${period}`)
  if (!memory && !cpu) {
    removeFolder(folder)
    return undefined
  }
  set(folder, 'memory.swap.max', 0)
  return {
    enforces: { memory, cpu },
    add: (pid) => set(folder, 'cgroup.procs', pid),
    limitCpu: (cpus) => set(folder, 'cpu.max', `${Math.round(cpus * period)} ${period}`),
    processes: () => readProcesses(folder),
    // Since Linux 5.19.
    peakMemory: () => readCount(folder, 'memory.peak', /^(\d+)/),
    outOfMemoryKills: () => readCount(folder, 'memory.events', /^oom_kill (\d+)/m),
    remove: () => removeFolder(folder),
  }
}

function version1(name: string, memoryBytes: number, places: ControlGroupPlaces): ControlGroup | undefined {
  const memory = makeFolder(places.version1?.memory, name)
  const cpu = makeFolder(places.version1?.cpu, name)
  const enforces = {
    memory: memory !== undefined && set(memory, 'memory.limit_in_bytes', memoryBytes),
    cpu: cpu !== undefined && set(cpu, 'cpu.cfs_period_us', period),
  }
  const folders = [memory, cpu].filter((folder) => folder !== undefined)
  if (!enforces.memory && !enforces.cpu) {
    for (const folder of folders) removeFolder(folder)
    return undefined
  }
  // No such file where the kernel does not count swap.
  if (memory !== undefined) set(memory, 'memory.memsw.limit_in_bytes', memoryBytes)
  return {
    enforces,
    add: (pid) => {
      for (const folder of folders) set(folder, 'cgroup.procs', pid)
    },
    limitCpu: (cpus) => cpu !== undefined && set(cpu, 'cpu.cfs_quota_us', Math.round(cpus * period)),
    processes: () => folders.slice(0, 1).flatMap(readProcesses),
    peakMemory: () => (memory === undefined ? 0 : readCount(memory, 'memory.max_usage_in_bytes', /^(\d+)/)),
    outOfMemoryKills: () =>
      memory === undefined ? 0 : readCount(memory, 'memory.oom_control', /^oom_kill (\d+)/m),
    remove: () => folders.map(removeFolder).every(Boolean),
  }
}

function makeFolder(parent: string | undefined, name: string): string | undefined {
  if (parent === undefined) return undefined
  removeStaleGroups(parent)
  const folder = join(parent, name)
  return attempt(() => mkdirSync(folder)) ? folder : undefined
}

/** Whether it is gone. */
function removeFolder(folder: string): boolean {
  return attempt(() => rmdirSync(folder)) || !existsSync(folder)
}

function set(folder: string, file: string, value: string | number): boolean {
  return attempt(() => writeFileSync(join(folder, file), String(value)))
}

function readCount(folder: string, file: string, pattern: RegExp): number {
  return Number(pattern.exec(read(folder, file))?.[1] ?? 0)
}

function readProcesses(folder: string): readonly number[] {
  return read(folder, 'cgroup.procs').split('\n').filter(Boolean).map(Number)
}

/** Empty for a file that is not there: the group is gone, or the kernel is older. */
function read(folder: string, file: string): string {
  let text = ''
  attempt(() => {
    text = readFileSync(join(folder, file), 'utf8')
  })
  return text
}

/** Whether it could be done. Missing rights, controllers and files are all the same here: the limit is not enforced. */
function attempt(action: () => void): boolean {
  try {
    action()
    return true
  } catch {
    return false
  }
}
