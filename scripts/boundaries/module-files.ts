import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The TypeScript and JavaScript modules that people wrote in `below` of a folder, sorted; paths are relative to the folder. */
export function moduleFiles(folder: string, below: string): readonly string[] {
  if (!existsSync(join(folder, below))) return []
  return walk(join(folder, below))
    .filter((file) => /(?<!\.d)\.(ts|mjs)$/.test(file))
    .map((file) => join(below, file))
    .sort()
}

/** `node_modules` is not entered: its links lead in circles. */
function walk(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return [entry.name]
    if (entry.name === 'node_modules') return []
    return walk(join(folder, entry.name)).map((file) => join(entry.name, file))
  })
}
