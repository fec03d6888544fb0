import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { systemReason } from '@inferry/core'
import { systemCode } from '../pack-fault.ts'
import { outFault } from './out-fault.ts'

/**
 * Makes a folder, and those above that are missing; gives the topmost that it made. `mkdir`'s own recursion never ends
 * where a folder that is there refuses with ENOENT, as those in `/proc` do.
 */
export async function makeFolder(folder: string): Promise<string | undefined> {
  const missing: string[] = []
  for (let path = folder; !(await isThere(path)); path = dirname(path)) missing.unshift(path)
  for (const path of missing) await makeOne(path, folder)
  return missing[0]
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT' && dirname(path) !== path) return false
    throw unmakeable(path, cause)
  }
}

async function makeOne(path: string, wanted: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (cause) {
    // Another made it meanwhile.
    if (systemCode(cause) === 'EEXIST' && (await stat(path)).isDirectory()) return
    throw unmakeable(wanted, cause)
  }
}

function unmakeable(path: string, cause: unknown) {
  return outFault(path, `cannot be made: ${systemReason(cause)}; give another folder`, cause)
}
