import { readdirSync, readFileSync } from 'node:fs'

/** Bytes of memory that a process holds, and held at most; zeros for one that is gone or where there is no `/proc`. */
export function processMemory(pid: number): { readonly now: number; readonly peak: number } {
  const text = readProc(`/proc/${pid}/status`)
  return { now: kilobytes(text, 'VmRSS'), peak: kilobytes(text, 'VmHWM') }
}

/** The processes of a process group: the function's own and those that it has started. */
export function processesOfGroup(group: number): readonly number[] {
  return processIds().filter((pid) => groupOf(pid) === group)
}

function processIds(): readonly number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
  } catch {
    return []
  }
}

/** `pid (name) state parent group …`; the name may hold anything. */
function groupOf(pid: number): number {
  const text = readProc(`/proc/${pid}/stat`)
  return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[2])
}

function kilobytes(status: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) * 1024
}

function readProc(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
