import { join } from 'node:path'
import { moduleFiles } from '../boundaries/module-files.ts'
import { readSource } from '../boundaries/read-source.ts'
import { readWorkspace } from '../boundaries/read-workspace.ts'

/** The sources of the apps and packages that hold more than types and data, and that people wrote. Absolute paths. */
export function sourcesWithBehaviour(root: string): readonly string[] {
  return readWorkspace(root)
    .filter(({ folder }) => !folder.startsWith('benchmarks/'))
    .map(({ folder }) => join(root, folder))
    .flatMap((folder) => moduleFiles(folder, 'src').map((file) => join(folder, file)))
    .filter((file) => !file.includes('generated'))
    .filter((file) => readSource(file).hasBehaviour)
    .sort()
}
