import { opendir, readlink, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { InferryError } from '@inferry/core'
import { compareKeys } from '../compare-keys.ts'
import { isOwnKey, stateFolder } from '../own-files.ts'
import { diskFault } from './disk-fault.ts'
import { garbledName, isGarbled } from './garbled-name.ts'

/** A file below a folder; with a fault, one that cannot be read, or a folder, by its name and `/`, that cannot be listed. */
export interface FoundFile {
  readonly key: string
  readonly fault?: InferryError
}

/**
 * All files below a folder, in the order of their keys' UTF-8 bytes. Links are followed, except one to a folder that it
 * lies in; what is of our own making is left out, and what is neither a file nor a folder. The names of a folder are in
 * memory together. Rejects where the folder itself cannot be listed.
 */
export async function* walkFolder(folder: string, signal?: AbortSignal): AsyncGenerator<FoundFile> {
  yield* walk(folder, await entriesOf(folder, ''), [], signal)
}

interface Entries {
  /** Begins the keys. */
  readonly prefix: string
  /** Of the folder, wherever a link leads. */
  readonly self: string
  /** Those of folders end in `/`: so sorted, they stand where the keys below them belong. */
  readonly names: readonly string[]
  readonly faults: ReadonlyMap<string, InferryError>
}

async function* walk(
  folder: string,
  { prefix, self, names, faults }: Entries,
  above: readonly string[],
  signal: AbortSignal | undefined,
): AsyncGenerator<FoundFile> {
  if (above.includes(self)) return
  for (const name of names) {
    signal?.throwIfAborted()
    const key = prefix + name
    const fault = faults.get(name)
    if (!name.endsWith('/')) {
      yield { key, ...(fault && { fault }) }
      continue
    }
    const below = await entriesOf(join(folder, name), key).catch((error: InferryError) => error)
    if (!(below instanceof InferryError)) yield* walk(join(folder, name), below, [...above, self], signal)
    // One that went meanwhile is none of the job's.
    else if (below.code !== 'OBJECT_NOT_FOUND' || isGarbled(name)) yield { key, fault: below }
  }
}

async function entriesOf(folder: string, prefix: string): Promise<Entries> {
  const names: string[] = []
  const faults = new Map<string, InferryError>()
  try {
    const { dev, ino } = await stat(folder)
    for await (const entry of await opendir(folder, { bufferSize: 1024 })) {
      const { name } = entry
      const linked = entry.isSymbolicLink() ? await follow(join(folder, name), prefix + name) : entry
      if (linked instanceof InferryError) faults.set(name, linked)
      if (linked instanceof InferryError || (linked.isFile() && !isOwnKey(name))) names.push(name)
      else if (linked.isDirectory() && name !== stateFolder) names.push(`${name}/`)
    }
    return { prefix, self: `${dev}:${ino}`, names: names.sort(compareKeys), faults }
  } catch (error) {
    if (isGarbled(prefix)) throw garbledName(folder, prefix)
    throw diskFault(error, folder, 'cannot be listed', prefix === '' ? folder : prefix)
  }
}

async function follow(
  link: string,
  key: string,
): Promise<{ isDirectory(): boolean; isFile(): boolean } | InferryError> {
  try {
    return await stat(link)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code !== 'ENOENT' && code !== 'ELOOP') return diskFault(cause, link, 'cannot be followed', key)
    const to = await readlink(link).catch(() => undefined)
    const what =
      code === 'ELOOP' ? 'leads round and round' : `leads to ${to ?? 'what is'}, which is not there`
    const message = `${link}: is a symbolic link that ${what}; mend or remove it`
    return new InferryError('OBJECT_NOT_FOUND', message, { cause, location: { file: key } })
  }
}
