import { opendir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { InferryError } from '@inferry/core'
import { compareKeys } from '../compare-keys.ts'
import { isOwnKey, stateFolder } from '../own-files.ts'
import { diskFault } from './disk-fault.ts'

/**
 * The keys of all files below a folder, in the order of their UTF-8 bytes. Links are followed, except one to a folder
 * that it lies in; what is of our own making is left out, and what is neither a file nor a folder. The names of a folder
 * are in memory together.
 */
export async function* walkFolder(
  folder: string,
  signal?: AbortSignal,
  prefix = '',
  above: readonly string[] = [],
): AsyncGenerator<string> {
  const { dev, ino } = await stat(folder).catch((error) => {
    throw diskFault(error, folder, 'cannot be listed')
  })
  const self = `${dev}:${ino}`
  if (above.includes(self)) return
  for (const name of (await namesIn(folder)).sort(compareKeys)) {
    signal?.throwIfAborted()
    const key = prefix + name
    if (name.endsWith('/')) yield* walkFolder(join(folder, name), signal, key, [...above, self])
    else yield key
  }
}

/** Those of folders end in `/`: so sorted, they stand where the keys below them belong. */
async function namesIn(folder: string): Promise<string[]> {
  const names: string[] = []
  try {
    for await (const entry of await opendir(folder, { bufferSize: 1024 })) {
      const { name } = entry
      const linked = entry.isSymbolicLink() ? await follow(join(folder, name)) : entry
      if (linked.isDirectory() && name !== stateFolder) names.push(`${name}/`)
      else if (linked.isFile() && !isOwnKey(name)) names.push(name)
    }
  } catch (error) {
    throw diskFault(error, folder, 'cannot be listed')
  }
  return names
}

async function follow(link: string): Promise<{ isDirectory(): boolean; isFile(): boolean }> {
  try {
    return await stat(link)
  } catch (cause) {
    if (!['ENOENT', 'ELOOP'].includes((cause as NodeJS.ErrnoException).code ?? '')) throw cause
    const message = `${link}: a link that leads nowhere; remove it or what it should lead to is missed`
    throw new InferryError('OBJECT_NOT_FOUND', message, { cause, location: { file: link } })
  }
}
