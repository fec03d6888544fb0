import { readFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { systemCode, toReadFault } from '../pack-fault.ts'
import type { Description } from './description.ts'
import { parseDescription } from './parse-description.ts'

/** Where a model's description is looked for when none is given: `model.json` beside `model.onnx`. */
export function descriptionPath(model: string): string {
  return join(dirname(model), `${basename(model, extname(model))}.json`)
}

/** Reads the description at `path`, or the one beside the model if there is one. */
export async function readDescription(model: string, path?: string): Promise<Description | undefined> {
  const file = path ?? descriptionPath(model)
  try {
    return parseDescription(await readFile(file), file)
  } catch (cause) {
    if (path === undefined && systemCode(cause) === 'ENOENT') return undefined
    throw toReadFault(file, cause)
  }
}
