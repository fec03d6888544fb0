import { chmodSync, lstatSync, readdirSync, rmSync } from 'node:fs'
import { chmod, mkdtemp, realpath } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InferryError, systemReason } from '@inferry/core'
import { endWithProcess } from '@inferry/lambda-runtime'

export interface TemporaryFolder {
  readonly path: string
  remove(): Promise<void>
}

/** A folder that every user may look into; it goes with this process at the latest. */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  const path = await make()
  await chmod(path, 0o755)
  const forget = endWithProcess({
    kill() {},
    release: () => removeTree(path),
  })
  return {
    path,
    async remove() {
      removeTree(path)
      forget()
    },
  }
}

async function make(): Promise<string> {
  try {
    return await mkdtemp(join(await realpath(tmpdir()), 'inferry-doctor-'))
  } catch (cause) {
    throw temporaryFault(tmpdir(), cause)
  }
}

/** What is to be copied to a temporary folder cannot be. */
export function temporaryFault(folder: string, cause: unknown): InferryError {
  const message = `the bundle cannot be copied to ${folder}: ${systemReason(cause)}; make room there, or name another temporary folder by TMPDIR`
  return new InferryError('INVALID_CONFIGURATION', message, { location: { file: folder }, cause })
}

/** Folders in it may be read-only. */
function removeTree(path: string): true {
  try {
    openFolders(path)
    rmSync(path, { recursive: true, force: true, maxRetries: 3 })
  } catch {}
  return true
}

function openFolders(path: string): void {
  if (!lstatSync(path).isDirectory()) return
  // Only its owner may, who may delete what is in it then; another's folder is not ours to open.
  chmodSync(path, 0o700)
  for (const name of readdirSync(path)) openFolders(join(path, name))
}
