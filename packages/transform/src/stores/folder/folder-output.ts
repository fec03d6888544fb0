import { mkdir, open, stat, truncate } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { partialEnding, stateFolder } from '../own-files.ts'
import type { OutputStore } from '../store.ts'
import { diskFault } from './disk-fault.ts'
import { fileVersion } from './file-version.ts'
import { folderStates } from './folder-states.ts'
import { keyPath } from './key-path.ts'
import { partialFile } from './partial-file.ts'

/** A folder, which is made when it is needed. A file is written beside its final name, under which it appears whole. */
export function folderOutput(path: string): OutputStore {
  return {
    name: path,

    async begin(key) {
      const file = keyPath(path, key)
      try {
        await mkdir(dirname(file), { recursive: true })
        if (await isFolder(file)) throw folderThere
        await (await open(file + partialEnding, 'w')).close()
      } catch (error) {
        throw diskFault(error, file, 'cannot be written', key)
      }
      return partialFile(file, key, 0)
    },

    async resume(key, { bytes }) {
      const file = keyPath(path, key)
      if (typeof bytes !== 'number' || !Number.isSafeInteger(bytes) || bytes < 0) return undefined
      try {
        const { size } = await stat(file + partialEnding)
        if (size < bytes) return undefined
        await truncate(file + partialEnding, bytes)
      } catch (error) {
        if (isMissing(error)) return undefined
        throw diskFault(error, file, 'cannot be written', key)
      }
      return partialFile(file, key, bytes)
    },

    async version(key) {
      const file = keyPath(path, key)
      try {
        const found = await stat(file, { bigint: true })
        return found.isFile() ? fileVersion(found) : undefined
      } catch (error) {
        if (isMissing(error)) return undefined
        throw diskFault(error, file, 'cannot be read', key)
      }
    },

    states: folderStates(join(path, stateFolder)),
  }
}

/** Told before the work is done: a rename would be refused only at the end. */
const folderThere = Object.assign(new Error('a folder has that name'), { code: 'EISDIR' })

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')
}
