import { existsSync, renameSync, rmSync } from 'node:fs'
import {
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { InferryError, systemReason } from '@inferry/core'
import { endWithProcess } from '@inferry/lambda-runtime'
import { type BundleFile, checkDigest } from './bundle-file.ts'
import { checkPlace, checkZipPlace, outFault } from './check-place.ts'
import { fileDigest } from './file-digest.ts'
import { makeFolder } from './make-folder.ts'

/** Of every file and folder, so that an image's layers are the same again: the earliest that a zip can tell. */
const writtenAt = new Date('1980-01-01T00:00:00Z')

const workPrefix = '.inferry-build-'
/** What a build left that was killed; none takes so long. */
const staleMs = 60 * 60 * 1000

/**
 * Writes the folder of a bundle, and beside it `<folder>.zip` if there is one, in place of a bundle that is there: whole
 * or not at all. Throws `INVALID_CONFIGURATION` if something else stands there or it cannot be written.
 *
 * A build that is stopped leaves nothing. One that is killed leaves a folder `.inferry-build-…` beside it, which one an
 * hour later removes; if that was in the instant between taking the old one away and putting the new one there, both are
 * in it.
 */
export async function writeBundle(
  files: readonly BundleFile[],
  folder: string,
  zip?: Uint8Array,
): Promise<void> {
  const place = resolve(folder)
  await checkPlace(place)
  if (zip !== undefined) await checkZipPlace(`${place}.zip`)
  const above = dirname(place)
  try {
    await makeFolder(above)
    await removeStale(above)
    const work = await mkdtemp(join(above, workPrefix))
    const endings = zip === undefined ? [''] : ['', '.zip']
    const moves = endings.map(
      (end): Move => [join(work, `new${end}`), `${place}${end}`, join(work, `old${end}`)],
    )
    const forget = endWithProcess({ kill() {}, release: () => clear(work, moves) })
    try {
      await fill(join(work, 'new'), files)
      if (zip !== undefined) {
        await writeFile(join(work, 'new.zip'), zip)
        await chmod(join(work, 'new.zip'), 0o644)
      }
      await replaceAll(moves)
    } finally {
      clear(work, moves)
      forget()
    }
  } catch (cause) {
    if (cause instanceof InferryError) throw cause
    throw outFault(place, `cannot be written: ${systemReason(cause)}`, cause)
  }
}

/** What is new, where it is to be, and where to what was there is moved. */
type Move = readonly [made: string, place: string, old: string]

/** Moves each of the new ones to its place, and what was there away; all or, if one fails, none. */
async function replaceAll(moves: readonly Move[]): Promise<void> {
  const undo: (() => Promise<void>)[] = []
  try {
    for (const [, place, old] of moves) {
      if (await moved(place, old)) undo.push(() => rename(old, place))
    }
    for (const [made, place] of moves) {
      await rename(made, place)
      undo.push(() => rename(place, made))
    }
  } catch (cause) {
    for (const step of undo.reverse()) await step().catch(() => {})
    throw cause
  }
}

/** At once, for the process may be about to end: what was moved away and not replaced goes back. */
function clear(work: string, moves: readonly Move[]): true {
  for (const [, place, old] of moves) if (existsSync(old) && !existsSync(place)) renameSync(old, place)
  rmSync(work, { recursive: true, force: true })
  return true
}

async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to)
    return true
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw cause
  }
}

async function removeStale(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(workPrefix))
  for (const path of names.map((name) => join(folder, name))) {
    const found = await stat(path).catch(() => undefined)
    if (found !== undefined && Date.now() - found.mtimeMs > staleMs)
      await rm(path, { recursive: true, force: true })
  }
}

async function fill(folder: string, files: readonly BundleFile[]): Promise<void> {
  const folders = new Set([folder])
  for (const file of files) {
    const { path, content } = file
    const target = join(folder, path)
    for (let above = dirname(target); !folders.has(above); above = dirname(above)) folders.add(above)
    await mkdir(dirname(target), { recursive: true })
    if (typeof content === 'string') {
      await copyFile(content, target)
      checkDigest(file, await fileDigest(target))
    } else await writeFile(target, content)
    await chmod(target, 0o644)
    await utimes(target, writtenAt, writtenAt)
  }
  // The deepest first: what is made in a folder changes its time.
  for (const made of [...folders].sort().reverse()) {
    await chmod(made, 0o755)
    await utimes(made, writtenAt, writtenAt)
  }
}
