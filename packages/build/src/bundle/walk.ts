import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Everything in a folder but folders, by its `/`-separated path, with its size in bytes. */
export async function walk(folder: string): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>()
  async function visit(below: string): Promise<void> {
    for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory()) await visit(path)
      else found.set(path, (await lstat(join(folder, path))).size)
    }
  }
  await visit('')
  return found
}
