import type { ChildProcess } from 'node:child_process'

const living = new Set<ChildProcess>()

/**
 * Kills the child when this process exits before it. A child notices by itself that its parent is gone, but not before
 * the run that it is in has ended. One listener for all: each would count towards Node's limit of ten.
 */
export function killAtExit(child: ChildProcess): void {
  if (living.size === 0) process.on('exit', killAll)
  living.add(child)
  child.once('exit', () => {
    living.delete(child)
    if (living.size === 0) process.off('exit', killAll)
  })
}

function killAll(): void {
  for (const child of living) child.kill('SIGKILL')
}
