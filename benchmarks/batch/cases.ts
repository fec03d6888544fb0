import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installPython, type Run } from '@inferry/benchmark-recording'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const artifact = here('../../models/diabetes-forest')

/**
 * A way to answer a CSV file. Its process, which `command` starts, prints `seconds` and `peakMiB` as JSON, and `rows` where
 * these are not all of the file once.
 */
export interface Case {
  readonly name: string
  /** The case whose rate it is measured by. */
  readonly bare: string
  /** Whether it writes the answers, a line a row. */
  readonly answers: boolean
  command(csv: string, answers: string): readonly string[]
}

const node = (name: string, bare: string, script: string, engine: string): Case => ({
  name,
  bare,
  answers: name !== bare,
  command: (csv, answers) => [process.execPath, here(`./cases/${script}`), engine, artifact, csv, answers],
})

/** What is compared; pandas, its model trained into `folder`, only where Python packages can be installed. */
export function prepareCases(folder: string, run: Run): readonly Case[] {
  const ours = ['trees', 'onnxruntime'].flatMap((engine) => {
    const bare = `bare, ${engine}`
    return [node(bare, bare, 'bare.mjs', engine), node(`transform, ${engine}`, bare, 'transform.mjs', engine)]
  })
  const python = installPython(here('./pandas'), 'pandas', run)
  if (python === undefined) return ours
  const model = join(folder, 'forest.pickle')
  execFileSync(python, [here('./pandas/train.py'), model], { stdio: ['ignore', 'ignore', 'inherit'] })
  const pandas: Case = {
    name: 'pandas, scikit-learn',
    bare: 'bare, trees',
    answers: true,
    command: (csv, answers) => [python, here('./pandas/predict.py'), model, csv, answers],
  }
  return [...ours, pandas]
}
