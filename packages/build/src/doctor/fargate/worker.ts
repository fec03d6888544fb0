import { join } from 'node:path'
import { modelFolder } from '../../bundle/model-files.ts'
import { type BundleProcess, startProcess } from '../process/start-process.ts'
import type { BundleStart } from '../process/start-server.ts'

/** Each record is a question of its own, a line; so is its answer. */
const lines = {
  'content-type': 'application/json',
  'split-type': 'Line',
  'batch-strategy': 'SingleRecord',
  'assemble-with': 'Line',
}

/** Starts the worker of a bundle on a job between folders; of questions, a line each, unless the settings say. */
export function startWorker(
  { description, stage, user }: BundleStart,
  settings: Readonly<Record<string, string>>,
): Promise<BundleProcess> {
  const all = { ...lines, ...settings }
  return startProcess({
    stage,
    user,
    entry: description.entry,
    args: Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]),
    env: { INFERRY_MODEL: join(stage.folder, modelFolder) },
  })
}
