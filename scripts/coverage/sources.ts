import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readSource } from '../boundaries/read-source.ts'
import { readWorkspace } from '../boundaries/read-workspace.ts'

/** The sources of the apps and packages that hold more than types and data, and that people wrote. Absolute paths. */
export function sourcesWithBehaviour(root: string): readonly string[] {
  return readWorkspace(root)
    .filter(({ folder }) => !folder.startsWith('benchmarks/'))
    .map(({ folder }) => join(root, folder, 'src'))
    .filter(existsSync)
    .flatMap((src) => readdirSync(src, { recursive: true, encoding: 'utf8' }).map((file) => join(src, file)))
    .filter((file) => file.endsWith('.ts') && !file.includes('generated'))
    .filter((file) => readSource(file).hasBehaviour)
    .sort()
}
