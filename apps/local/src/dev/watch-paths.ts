import { type FSWatcher, readdirSync, watch } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Changes closer together than this are one. Milliseconds. */
const settle = 100

/**
 * Calls back after something changed at these absolute paths: files, or folders and all below but `node_modules` and
 * names that begin with a dot. A path may go away and come back. A watcher for each folder: `fs.watch`'s own recursion
 * loses files that an editor replaces, on Linux. Returns how to stop.
 */
export function watchPaths(paths: readonly string[], onChange: () => void): () => void {
  let watchers: readonly FSWatcher[] = paths.flatMap(watchersOf)
  let timer: NodeJS.Timeout | undefined

  function changed(): void {
    clearTimeout(timer)
    timer = setTimeout(() => {
      // All anew: a watcher of a folder that was removed stays silent when there is one of that name again.
      close()
      watchers = paths.flatMap(watchersOf)
      onChange()
    }, settle)
  }

  /** The path itself is watched in its folder, as what is not there cannot be watched. */
  function watchersOf(path: string): readonly FSWatcher[] {
    const name = basename(path)
    const itself = watcherOf(dirname(path), (changedName) => {
      if (changedName === null || changedName === name) changed()
    })
    return [...itself, ...below(path)]
  }

  function below(folder: string): readonly FSWatcher[] {
    const names = foldersIn(folder)
    if (names === undefined) return []
    return [...watcherOf(folder, changed), ...names.flatMap((name) => below(join(folder, name)))]
  }

  function close(): void {
    for (const watcher of watchers) watcher.close()
  }

  return () => {
    clearTimeout(timer)
    close()
  }
}

/** None for a folder that is not there, or not to be read. */
function watcherOf(folder: string, listener: (name: string | null) => void): readonly FSWatcher[] {
  const watcher = unlessGone(() => watch(folder, (_event, name) => listener(name)))
  // What becomes of its folder shows in the folder above.
  return watcher === undefined ? [] : [watcher.on('error', () => {})]
}

/** The names of the folders in one that are watched too; undefined if there is no such folder. */
function foldersIn(folder: string): readonly string[] | undefined {
  const entries = unlessGone(() => readdirSync(folder, { withFileTypes: true }))
  return entries
    ?.filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.'))
    .map(({ name }) => name)
}

const gone = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'])

function unlessGone<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (gone.has((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}
