import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { partialEnding, stateFile } from '../own-files.ts'
import { parseState } from '../parse-state.ts'
import type { StateStore } from '../store.ts'
import { diskFault } from './disk-fault.ts'

/** A JSON file for each key. Its folder is made by the first. */
export function folderStates(folder: string): StateStore {
  const pathOf = (key: string) => join(folder, stateFile(key))
  return {
    async read(key) {
      const path = pathOf(key)
      try {
        return parseState(await readFile(path, 'utf8'), key)
      } catch (error) {
        if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
        throw diskFault(error, path, 'cannot be read', key)
      }
    },

    async write(key, state) {
      const path = pathOf(key)
      try {
        await mkdir(folder, { recursive: true })
        // A loss of power may bring back the document before: it is true of what was written by then.
        await writeWhole(path + partialEnding, JSON.stringify({ key, state }))
        await rename(path + partialEnding, path)
      } catch (error) {
        throw diskFault(error, path, 'cannot be written', key)
      }
    },

    async remove(key) {
      const path = pathOf(key)
      try {
        await rm(path, { force: true })
      } catch (error) {
        throw diskFault(error, path, 'cannot be removed', key)
      }
    },
  }
}

async function writeWhole(path: string, text: string): Promise<void> {
  const handle = await open(path, 'w')
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
