import type { BigIntStats } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { InferryError } from '@inferry/core'
import type { InputStore, StoredObject } from '../store.ts'
import { diskFault } from './disk-fault.ts'
import { fileVersion } from './file-version.ts'
import { garbledName, isGarbled } from './garbled-name.ts'
import { keyPath } from './key-path.ts'
import { readFileRange } from './read-file-range.ts'
import { walkFolder } from './walk-folder.ts'

/** The files below a folder, or one file. Their keys are relative to the folder, with `/` between the parts. */
export function folderInput(path: string): InputStore {
  return {
    name: path,
    list: (signal) => listFiles(path, signal),
    async *read(object, range, signal) {
      const single = object.key === basename(path) && (await isFile(path))
      yield* readFileRange(single ? path : keyPath(path, object.key), object, range, signal)
    },
  }
}

async function* listFiles(path: string, signal?: AbortSignal): AsyncGenerator<StoredObject> {
  const found = await stat(path, { bigint: true }).catch((error) => {
    throw diskFault(error, path, 'cannot be listed')
  })
  if (found.isFile()) return yield stored(basename(path), found)
  if (!found.isDirectory()) {
    const message = `${path}: neither a file nor a folder`
    throw new InferryError('INVALID_INPUT', message, { location: { file: path } })
  }
  for await (const { key, fault } of walkFolder(path, signal)) {
    const file = fault ?? (await statIfThere(join(path, key), key))
    if (file instanceof InferryError) yield { key, bytes: 0, version: '', fault: file }
    else if (file !== undefined) yield stored(key, file)
  }
}

function stored(key: string, stats: BigIntStats): StoredObject {
  return { key, bytes: Number(stats.size), version: fileVersion(stats) }
}

/** A file that went while the folder was listed is none of the job's. One whose name cannot be told would be missed. */
async function statIfThere(path: string, key: string): Promise<BigIntStats | InferryError | undefined> {
  try {
    return await stat(path, { bigint: true })
  } catch (error) {
    const gone = (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (gone) return isGarbled(key) ? garbledName(path, key) : undefined
    return diskFault(error, path, 'cannot be read', key)
  }
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() === true
}
