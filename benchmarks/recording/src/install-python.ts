import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Run } from './start-run.ts'

/**
 * Installs the Python packages that `requirements.txt` in `folder` names into `.venv` beside it. Gives the path of that
 * Python; undefined, with the reason printed after `what`, where it is not possible. A quick run installs nothing.
 */
export function installPython(
  folder: string,
  what: string,
  { quick }: Pick<Run, 'quick'>,
): string | undefined {
  const python = join(folder, '.venv/bin/python')
  if (quick) {
    if (existsSync(python)) return python
    console.error(`${what}: skipped, a quick run installs no Python packages; a whole one does`)
    return undefined
  }
  for (const [command, ...args] of [
    ['python3', '-m', 'venv', join(folder, '.venv')],
    [python, '-m', 'pip', 'install', '--quiet', '-r', join(folder, 'requirements.txt')],
  ] as const) {
    const { status, error } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    if (status !== 0) {
      console.error(`${what}: skipped, ${command} ${error?.message ?? `ended with ${status}`}`)
      return undefined
    }
  }
  return python
}
