import {
  chmod,
  copyFile,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  rename,
  rm,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { InferryError, systemReason } from '@inferry/core'
import { descriptionFile } from './bundle-description.ts'
import type { BundleFile } from './bundle-file.ts'

/** Of every file and folder, so that an image's layers are the same again: the earliest that a zip can tell. */
const writtenAt = new Date('1980-01-01T00:00:00Z')

/**
 * Writes the folder of a bundle, in place of a bundle that is there: whole or not at all. Throws `INVALID_CONFIGURATION`
 * if something else stands there or it cannot be written. A build that is killed leaves a folder `.inferry-build-…`.
 */
export async function writeBundle(files: readonly BundleFile[], folder: string): Promise<void> {
  const place = resolve(folder)
  await checkPlace(place)
  const above = dirname(place)
  try {
    await mkdir(above, { recursive: true })
    const work = await mkdtemp(join(above, '.inferry-build-'))
    try {
      await fill(join(work, 'new'), files)
      const old = join(work, 'old')
      await rename(place, old).catch(ignoreMissing)
      try {
        await rename(join(work, 'new'), place)
      } catch (cause) {
        await rename(old, place).catch(() => {})
        throw cause
      }
    } finally {
      await rm(work, { recursive: true, force: true })
    }
  } catch (cause) {
    throw outFault(place, `cannot be written: ${systemReason(cause)}`, cause)
  }
}

async function fill(folder: string, files: readonly BundleFile[]): Promise<void> {
  const folders = new Set([folder])
  for (const { path, content } of files) {
    const target = join(folder, path)
    for (let above = dirname(target); !folders.has(above); above = dirname(above)) folders.add(above)
    await mkdir(dirname(target), { recursive: true })
    if (typeof content === 'string') await copyFile(content, target)
    else await writeFile(target, content)
    await chmod(target, 0o644)
    await utimes(target, writtenAt, writtenAt)
  }
  // The deepest first: what is made in a folder changes its time.
  for (const made of [...folders].sort().reverse()) {
    await chmod(made, 0o755)
    await utimes(made, writtenAt, writtenAt)
  }
}

async function checkPlace(place: string): Promise<void> {
  try {
    if (!(await lstat(place)).isDirectory())
      throw outFault(place, 'is no folder; move it away, or give another --out')
    const names = await readdir(place)
    if (names.length > 0 && !names.includes(descriptionFile)) {
      throw outFault(
        place,
        `is neither empty nor a bundle (it has no ${descriptionFile}); give another --out`,
      )
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return
    if (cause instanceof InferryError) throw cause
    throw outFault(place, `cannot be read: ${systemReason(cause)}`, cause)
  }
}

function ignoreMissing(cause: NodeJS.ErrnoException): void {
  if (cause.code !== 'ENOENT') throw cause
}

function outFault(file: string, sentence: string, cause?: unknown): InferryError {
  return new InferryError('INVALID_CONFIGURATION', `${file}: ${sentence}`, {
    location: { file, field: 'out' },
    cause,
  })
}
