export interface ProcessEnd {
  /** As {@link describeEnd} says it. */
  readonly description: string | undefined
  /** Whether it was killed for its memory. */
  readonly outOfMemory: boolean
}

/** How a process ended, in the words of Lambda's error: `exit status 1`, `signal: killed`; undefined for code 0. */
export function describeEnd(code: number | null, signal: NodeJS.Signals | null): string | undefined {
  if (signal !== null) return `signal: ${signalNames[signal] ?? signal}`
  return code === 0 ? undefined : `exit status ${code}`
}

const signalNames: Readonly<Record<string, string>> = {
  SIGKILL: 'killed',
  SIGTERM: 'terminated',
  SIGABRT: 'aborted',
  SIGSEGV: 'segmentation fault',
  SIGBUS: 'bus error',
  SIGILL: 'illegal instruction',
  SIGFPE: 'floating point exception',
  SIGTRAP: 'trace/breakpoint trap',
}

/** Lambda's sentence about a runtime that ended when it should not have. */
export function exitMessage(end: string | undefined): string {
  return end === undefined ? 'Runtime exited without providing a reason' : `Runtime exited with error: ${end}`
}
