import { lstat, readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { InferryError, manifestFile, parseManifest, systemReason } from '@inferry/core'
import { systemCode } from '../pack-fault.ts'
import { outFault } from './out-fault.ts'

/** Begins the name of the folder that a pack works in; one that was killed may leave it behind. */
export const workPrefix = '.inferry-pack-'

/**
 * The paths of the files that a new artifact in `folder` replaces: the old artifact's. Throws unless the folder is
 * missing, empty or an artifact, and `paths`, the new files, meet no file that the old artifact does not list.
 */
export async function existingArtifact(folder: string, paths: readonly string[]): Promise<readonly string[]> {
  const old = await oldFiles(folder)
  for (const path of paths) {
    if (!old.includes(path) && (await isThere(join(folder, path)))) {
      throw outFault(folder, `has a file ${path} that is not the old artifact's; move it away`)
    }
  }
  return old
}

async function oldFiles(folder: string): Promise<readonly string[]> {
  const names = await list(folder)
  if (names.includes(manifestFile)) {
    const { files } = await readManifest(folder)
    return [...files.map(({ path }) => path), manifestFile]
  }
  if (names.every((name) => name.startsWith(workPrefix))) return []
  const sentence = `is neither empty nor an artifact (it has no ${manifestFile}); give another folder, or empty it`
  throw outFault(folder, sentence)
}

async function list(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return []
    if (systemCode(cause) === 'ENOTDIR')
      throw outFault(folder, 'is a file; give a folder to write the artifact to', cause)
    throw outFault(folder, `cannot be read: ${systemReason(cause)}`, cause)
  }
}

async function readManifest(folder: string) {
  const path = join(folder, manifestFile)
  try {
    return parseManifest(await readFile(path), path)
  } catch (cause) {
    if (!(cause instanceof InferryError)) throw cause
    throw outFault(folder, `holds a damaged artifact; remove it first (${cause.message})`, cause)
  }
}

/** Whether something stands at the path, be it a broken link. */
export async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT' || systemCode(cause) === 'ENOTDIR') return false
    throw cause
  }
}

/** Throws for a folder that is named like an archive: the caller wants the archive alone, or under that name. */
export function checkFolderName(folder: string): void {
  const [, stem, ending] = /^(.+)(\.tar\.gz|\.tgz)$/i.exec(basename(folder)) ?? []
  if (stem === undefined) return
  const sentence = `names the folder that is written, so it cannot end in ${ending}; give ${stem}, and the archive ${stem}.tar.gz is written beside it`
  throw outFault(folder, sentence)
}

/** Throws if a folder stands where the archive goes. */
export async function checkArchivePlace(archive: string): Promise<void> {
  if ((await isThere(archive)) && (await lstat(archive)).isDirectory()) {
    throw outFault(archive, 'is a folder; move it away, the archive goes there')
  }
}
