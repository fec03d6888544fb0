import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { stateFolder } from '../own-files.ts'
import type { OutputStore } from '../store.ts'
import { checkFolder } from './check-folder.ts'
import { diskFault } from './disk-fault.ts'
import { fileVersion } from './file-version.ts'
import { folderStates } from './folder-states.ts'
import { keyPath } from './key-path.ts'
import { beginPartialFile, resumePartialFile } from './partial-file.ts'

/** A folder, which is made when it is needed. A file is written beside its final name, under which it appears whole. */
export function folderOutput(path: string): OutputStore {
  return {
    name: path,
    check: () => checkFolder(path),
    begin: async (key) => beginPartialFile(keyPath(path, key), key),
    resume: async (key, state) => resumePartialFile(keyPath(path, key), key, state),

    async version(key) {
      const file = keyPath(path, key)
      try {
        const found = await stat(file, { bigint: true })
        return found.isFile() ? fileVersion(found) : undefined
      } catch (error) {
        if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
        throw diskFault(error, file, 'cannot be read', key)
      }
    },

    async remove(key) {
      const file = keyPath(path, key)
      try {
        await rm(file, { force: true })
      } catch (error) {
        throw diskFault(error, file, 'cannot be removed', key)
      }
    },

    states: folderStates(join(path, stateFolder)),
  }
}
