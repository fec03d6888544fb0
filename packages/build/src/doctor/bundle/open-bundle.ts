import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { InferryError, systemReason } from '@inferry/core'
import { temporaryFolder } from '../stage/temporary-folder.ts'
import { unzip } from './unzip.ts'

/** A bundle on this disk. */
export interface OpenedBundle {
  /** Absolute. */
  readonly folder: string
  /** Bytes of the zip that it came in. */
  readonly zipped?: number
  /** Removes what was unzipped. */
  close(): Promise<void>
}

/** Opens the folder or the zip of a bundle. Throws `INVALID_CONFIGURATION` for what is neither. */
export async function openBundle(path: string): Promise<OpenedBundle> {
  const found = await stat(path).catch((cause) => {
    throw fault(path, `cannot be read: ${systemReason(cause)}`, cause)
  })
  if (found.isDirectory()) return { folder: resolve(path), async close() {} }
  if (!found.isFile()) throw fault(path, 'is neither the folder nor the zip of a bundle')
  const place = await temporaryFolder()
  try {
    await unzip(path, place.path)
    return { folder: place.path, zipped: found.size, close: place.remove }
  } catch (cause) {
    await place.remove()
    throw fault(path, `cannot be unzipped: ${systemReason(cause)}`, cause)
  }
}

function fault(path: string, sentence: string, cause?: unknown): InferryError {
  return new InferryError('INVALID_CONFIGURATION', `${path}: ${sentence}`, {
    location: { file: path },
    cause,
  })
}
