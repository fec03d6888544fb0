import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { partialEnding } from '../own-files.ts'
import type { OutputObject } from '../store.ts'
import { diskFault } from './disk-fault.ts'
import { fileVersion } from './file-version.ts'
import { syncFolder } from './sync-folder.ts'

/** So much is lost at most when the process dies. Bytes. */
const partBytes = 8 * 1024 * 1024

/**
 * A file of that many bytes that is being written beside its final `path`. It is open only while it is written: whoever
 * gives it up leaves nothing open.
 */
export function partialFile(path: string, key: string, bytes: number): OutputObject {
  const partial = path + partialEnding
  let written = bytes

  /** What a write before left half done behind `written` is written over. Gives the file's bytes. */
  async function add(part: readonly Uint8Array[], finish: (handle: FileHandle) => Promise<void>) {
    const handle = await open(partial, 'r+')
    try {
      const buffer = part.length === 1 ? (part[0] as Uint8Array) : Buffer.concat(part)
      await writeAll(handle, buffer, written)
      await handle.truncate(written + buffer.length)
      await finish(handle)
      return written + buffer.length
    } catch (error) {
      // Half of a part is of no use, and others need the room.
      await handle.truncate(written).catch(() => {})
      throw error
    } finally {
      await handle.close()
    }
  }

  async function guard<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw diskFault(error, path, 'cannot be written', key)
    }
  }

  return {
    partBytes,
    append: (part) =>
      guard(async () => {
        written = await add(part, (handle) => handle.datasync())
      }),
    state: () => ({ bytes: written }),
    complete: (last) =>
      guard(async () => {
        await add(last, (handle) => handle.sync())
        await rename(partial, path)
        await syncFolder(dirname(path))
        return fileVersion(await stat(path, { bigint: true }))
      }),
    discard: () => rm(partial, { force: true }).catch(() => {}),
  }
}

/** A write may stop short, before the one that says why. */
async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, at, bytes.length - at, position + at)
    at += bytesWritten
  }
}
