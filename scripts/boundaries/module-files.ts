import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The TypeScript and JavaScript modules that people wrote in `below` of a folder, sorted; paths are relative to the folder. */
export function moduleFiles(folder: string, below: string): readonly string[] {
  if (!existsSync(join(folder, below))) return []
  return readdirSync(join(folder, below), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.d)\.(ts|mjs)$/.test(file) && !file.includes('node_modules'))
    .map((file) => join(below, file))
    .sort()
}
