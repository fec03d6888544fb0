import { type FSWatcher, readdirSync, watch } from 'node:fs'
import { join } from 'node:path'

/** Changes closer together than this are one. Milliseconds. */
const settle = 100

/**
 * Calls back after something changed in these folders or below. A watcher for each folder: `fs.watch`'s own recursion
 * loses files that an editor replaces, on Linux. Returns how to stop.
 */
export function watchFolders(folders: readonly string[], onChange: () => void): () => void {
  const watchers = new Map<string, FSWatcher>()
  let timer: NodeJS.Timeout | undefined

  function changed(): void {
    clearTimeout(timer)
    timer = setTimeout(() => {
      for (const folder of folders) add(folder)
      onChange()
    }, settle)
  }

  function add(folder: string): void {
    if (!watchers.has(folder)) {
      const watcher = watch(folder, changed)
      // Its folder went away.
      watcher.on('error', () => {
        watcher.close()
        watchers.delete(folder)
      })
      watchers.set(folder, watcher)
    }
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory() && entry.name !== 'node_modules') add(join(folder, entry.name))
    }
  }

  for (const folder of folders) add(folder)
  return () => {
    clearTimeout(timer)
    for (const watcher of watchers.values()) watcher.close()
    watchers.clear()
  }
}
