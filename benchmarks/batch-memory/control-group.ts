import { mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A control group of so much memory, page cache included; undefined where this process may make none. */
export function controlGroup(limitMiB: number): { add(pid: number): void; remove(): void } | undefined {
  for (const [parent, limit] of [
    ['/sys/fs/cgroup/memory', 'memory.limit_in_bytes'],
    ['/sys/fs/cgroup', 'memory.max'],
  ] as const) {
    const group = join(parent, `inferry-benchmark-${process.pid}`)
    try {
      mkdirSync(group)
      writeFileSync(join(group, limit), String(limitMiB * 2 ** 20))
      return {
        add: (pid) => writeFileSync(join(group, 'cgroup.procs'), String(pid)),
        remove: () => rmdirSync(group),
      }
    } catch {
      rmSync(group, { recursive: true, force: true })
    }
  }
  return undefined
}
