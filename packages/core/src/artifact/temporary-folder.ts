import { rmSync } from 'node:fs'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InferryError } from '../errors/inferry-error.ts'
import { systemReason } from '../errors/system-reason.ts'

export interface TemporaryFolder {
  /** Absolute, without links in it. */
  readonly path: string
  /** Safe to call twice. */
  remove(): Promise<void>
}

const folders = new Set<string>()

/** A new folder that only this user can enter. Removed by `remove()`, at the latest when the process exits by itself. */
export async function createTemporaryFolder(): Promise<TemporaryFolder> {
  const path = await make().catch((cause) => {
    const message = `no temporary folder can be made: ${systemReason(cause)}`
    throw new InferryError('INTERNAL', message, { cause })
  })
  if (folders.size === 0) process.on('exit', removeAll)
  folders.add(path)
  return {
    path,
    async remove() {
      await rm(path, { recursive: true, force: true })
      folders.delete(path)
      if (folders.size === 0) process.off('exit', removeAll)
    },
  }
}

async function make(): Promise<string> {
  return mkdtemp(join(await realpath(tmpdir()), 'inferry-'))
}

function removeAll(): void {
  for (const path of folders) {
    try {
      rmSync(path, { recursive: true, force: true })
    } catch {
      // The process ends; there is no one left to tell.
    }
  }
}
