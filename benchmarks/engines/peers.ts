import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { installPython, type Run } from '@inferry/benchmark-recording'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const python = here('./peer/.venv/bin/python')

/** Installs scikit-learn; false, with the reason printed, where that is not possible. */
export function installPeer(run: Run): boolean {
  return installPython(here('./peer'), 'scikit-learn', run) !== undefined
}

/** Trains the models into `folder`. */
export function train(folder: string): void {
  execFileSync(python, [here('./peer/train.py'), folder], { stdio: ['ignore', 'ignore', 'inherit'] })
}

/** The command that measures scikit-learn. */
export function peerCommand(folder: string, model: string): readonly string[] | undefined {
  return existsSync(`${folder}/${model}.pkl`) ? [python, here('./peer/measure.py'), folder, model] : undefined
}
