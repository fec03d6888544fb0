import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const python = here('./peer/.venv/bin/python')

/** Installs scikit-learn; false, with the reason printed, where that is not possible. */
export function installPeer(): boolean {
  for (const [command, ...args] of [
    ['python3', '-m', 'venv', here('./peer/.venv')],
    [python, '-m', 'pip', 'install', '--quiet', '-r', here('./peer/requirements.txt')],
  ] as const) {
    const { status, error } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    if (status !== 0) {
      console.error(`scikit-learn: skipped, ${command} ${error?.message ?? `ended with ${status}`}`)
      return false
    }
  }
  return true
}

/** Trains the models into `folder`. */
export function train(folder: string): void {
  execFileSync(python, [here('./peer/train.py'), folder], { stdio: ['ignore', 'ignore', 'inherit'] })
}

/** The command that measures scikit-learn. */
export function peerCommand(folder: string, model: string): readonly string[] | undefined {
  return existsSync(`${folder}/${model}.pkl`) ? [python, here('./peer/measure.py'), folder, model] : undefined
}
