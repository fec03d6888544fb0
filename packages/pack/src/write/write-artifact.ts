import { mkdtemp, rm, rmdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { type FileEntry, formatManifest, type Manifest, manifestFile } from '@inferry/core'
import {
  checkArchivePlace,
  checkFolderName,
  existingArtifact,
  isThere,
  workPrefix,
} from './existing-artifact.ts'
import { makeFolder } from './make-folder.ts'
import { toOutFault } from './out-fault.ts'
import { type Rename, renameAll } from './rename-all.ts'
import { type SourceFile, stageFiles } from './stage-files.ts'
import { writeArchive } from './write-archive.ts'

export interface WrittenArtifact {
  /** Absolute. */
  readonly folder: string
  /** Absolute: `<folder>.tar.gz`. */
  readonly archive: string
  readonly manifest: Manifest
}

/**
 * Writes the folder `out` and the archive `<out>.tar.gz`. Everything is written aside first and renamed at the end,
 * the manifest last; on any failure the old artifact is as it was. Files that an old artifact does not list stay.
 * `describe` makes the manifest of what was written.
 */
export async function writeArtifact(
  out: string,
  files: readonly SourceFile[],
  describe: (entries: readonly FileEntry[]) => Manifest,
): Promise<WrittenArtifact> {
  const folder = resolve(out)
  checkFolderName(folder)
  const archive = `${folder}.tar.gz`
  const paths = [...files.map(({ path }) => path), manifestFile]
  const old = await existingArtifact(folder, paths)
  await checkArchivePlace(archive)
  const made = await makeFolder(folder)
  const work: string[] = []
  let finished = false
  try {
    // Two folders, since `out` may be a file system of its own, and a rename cannot cross to another.
    const inside = await workFolder(join(folder, workPrefix), work)
    const beside = await workFolder(join(dirname(folder), `.${basename(folder)}${workPrefix}`), work)
    const manifest = describe(await stageFiles(files, join(inside, 'new')))
    await writeFile(join(inside, 'new', manifestFile), formatManifest(manifest), { mode: 0o644 })
    await writeArchive(join(inside, 'new'), paths, join(beside, 'new'))
    const place = (path: string): Rename => ({ from: join(inside, 'new', path), to: join(folder, path) })
    await renameAll([
      ...(await asides(old, folder, join(inside, 'old'))),
      ...files.map(({ path }) => place(path)),
      ...(await replacement({ from: join(beside, 'new'), to: archive }, join(beside, 'old'))),
      ...(await replacement(place(manifestFile), join(inside, 'manifest'))),
    ])
    finished = true
    await removeEmpty(old, folder)
    return { folder, archive, manifest }
  } catch (error) {
    throw toOutFault(folder, error)
  } finally {
    for (const path of work) await rm(path, { recursive: true, force: true })
    if (!finished && made !== undefined) await removeFolders(folder, dirname(made))
  }
}

async function workFolder(prefix: string, made: string[]): Promise<string> {
  const path = await mkdtemp(prefix)
  made.push(path)
  return path
}

/** The old files, but for the manifest, to `aside`. */
async function asides(old: readonly string[], folder: string, aside: string): Promise<readonly Rename[]> {
  const renames: Rename[] = []
  for (const path of old) {
    const from = join(folder, path)
    if (path !== manifestFile && (await isThere(from))) renames.push({ from, to: join(aside, path) })
  }
  return renames
}

/** What stands at its place goes to `aside` before. */
async function replacement(rename: Rename, aside: string): Promise<readonly Rename[]> {
  return (await isThere(rename.to)) ? [{ from: rename.to, to: aside }, rename] : [rename]
}

/** Removes the folders that the old artifact's files leave empty. */
async function removeEmpty(old: readonly string[], folder: string): Promise<void> {
  for (const path of old) await removeFolders(dirname(join(folder, path)), folder)
}

/** Removes `folder` and the folders above it as long as they are empty, up to but without `stop`. */
async function removeFolders(folder: string, stop: string): Promise<void> {
  for (let path = folder; path !== stop && path !== dirname(path); path = dirname(path)) {
    try {
      await rmdir(path)
    } catch {
      return
    }
  }
}
