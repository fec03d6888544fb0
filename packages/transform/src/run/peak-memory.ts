import { readFileSync } from 'node:fs'

/** Resident memory of this process at its highest, in bytes. Linux's `getrusage` counts what started the process too. */
export function peakMemory(status = '/proc/self/status'): number {
  try {
    const kilobytes = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(status, 'utf8'))?.[1]
    if (kilobytes !== undefined) return Number(kilobytes) * 1024
  } catch {
    // Not on Linux.
  }
  return process.resourceUsage().maxRSS * 1024
}
