import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { InferryError } from '@inferry/core'
import { takenByOthers } from '../object-faults.ts'
import { partialEnding } from '../own-files.ts'
import type { OutputObject, OutputState } from '../store.ts'
import { diskFault } from './disk-fault.ts'
import { fileVersion } from './file-version.ts'
import { syncFolder } from './sync-folder.ts'

/** So much is lost at most when the process dies. Bytes. */
const partBytes = 8 * 1024 * 1024

/**
 * A file that is written beside its final `path`, in a folder of its own: `path.inferry-partial/<id>.inferry-partial`. The
 * id tells it from one that another job, or another worker, has begun since: what was left by others is removed first.
 */
export async function beginPartialFile(path: string, key: string): Promise<OutputObject> {
  const folder = path + partialEnding
  const id = randomUUID()
  try {
    if (await isFolder(path)) throw folderThere
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    await (await open(fileOf(path, id), 'wx')).close()
  } catch (error) {
    throw diskFault(error, path, 'cannot be written', key)
  }
  return partialFile(path, key, id, 0)
}

/** Goes on behind the bytes of a state; undefined if its file is gone, or has less. */
export async function resumePartialFile(
  path: string,
  key: string,
  { id, bytes }: OutputState,
): Promise<OutputObject | undefined> {
  if (typeof id !== 'string' || !/^[0-9a-f-]{36}$/.test(id)) return undefined
  if (typeof bytes !== 'number' || !Number.isSafeInteger(bytes) || bytes < 0) return undefined
  try {
    if ((await stat(fileOf(path, id))).size < bytes) return undefined
  } catch (error) {
    if (isMissing(error)) return undefined
    throw diskFault(error, path, 'cannot be written', key)
  }
  return partialFile(path, key, id, bytes)
}

/**
 * It is open only while it is written: whoever gives it up leaves nothing open. It is cut to its length at the end alone:
 * should another worker be at the same file with the same answers, neither leaves a hole in what the other wrote.
 */
function partialFile(path: string, key: string, id: string, bytes: number): OutputObject {
  const partial = fileOf(path, id)
  let written = bytes

  /** What was left behind `written` is written over. Gives where it ends. */
  async function add(
    part: readonly Uint8Array[],
    finish: (handle: FileHandle, end: number) => Promise<void>,
  ) {
    const handle = await open(partial, 'r+')
    try {
      if ((await handle.stat()).size < written) throw takenByOthers(path, key)
      const buffer = part.length === 1 ? (part[0] as Uint8Array) : Buffer.concat(part)
      const end = written + buffer.length
      await writeAll(handle, buffer, written)
      await finish(handle, end)
      return end
    } catch (error) {
      // Half of a part is of no use, and others need the room.
      if (!(error instanceof InferryError)) await handle.truncate(written).catch(() => {})
      throw error
    } finally {
      await handle.close()
    }
  }

  async function guard<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (isMissing(error)) throw takenByOthers(path, key, error)
      throw diskFault(error, path, 'cannot be written', key)
    }
  }

  /** Its folder goes with it, unless others use it by now. */
  const leave = () => rmdir(dirname(partial)).catch(() => {})

  return {
    partBytes,
    append: (part) =>
      guard(async () => {
        written = await add(part, (handle) => handle.datasync())
      }),
    state: () => ({ id, bytes: written }),
    complete: (last) =>
      guard(async () => {
        await add(last, async (handle, end) => {
          await handle.truncate(end)
          await handle.sync()
        })
        await rename(partial, path)
        await leave()
        await syncFolder(dirname(path))
        return fileVersion(await stat(path, { bigint: true }))
      }),
    async discard() {
      await rm(partial, { force: true }).catch(() => {})
      await leave()
    },
  }
}

function fileOf(path: string, id: string): string {
  return join(path + partialEnding, id + partialEnding)
}

/** Told before the work is done: a rename would be refused only at the end. */
const folderThere = Object.assign(new Error('a folder has that name'), { code: 'EISDIR' })

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')
}

/** A write may stop short, before the one that says why. */
async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, at, bytes.length - at, position + at)
    at += bytesWritten
  }
}
