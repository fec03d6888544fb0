import { readdirSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'

/** The name of this process's n-th control group, by which {@link removeStaleGroups} knows whose it was. */
export function groupName(n: number): string {
  return `inferry-${process.pid}-${n}`
}

/** Removes the groups that processes left behind which were killed. The kernel keeps those in which something runs. */
export function removeStaleGroups(parent: string): void {
  for (const name of namesIn(parent)) {
    const [, owner] = /^inferry-(\d+)-\d+$/.exec(name) ?? []
    if (owner !== undefined && !isAlive(Number(owner))) remove(join(parent, name))
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** One that we may not signal is alive. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/** Another process may have been faster. */
function remove(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {}
}
