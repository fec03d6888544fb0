import { readFile, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { InferryError } from '../errors/inferry-error.ts'
import { systemReason } from '../errors/system-reason.ts'
import type { FileEntry, Manifest } from '../manifest/manifest.ts'
import { manifestFile } from '../manifest/manifest-file.ts'
import { maxManifestSize, parseManifest } from '../manifest/parse-manifest.ts'
import type { Artifact, Sample } from './artifact.ts'
import { parseSamples } from './parse-samples.ts'

// node:crypto and node:fs are taken where they are used: imported, with all that their modules load lazily, they would be
// a good part of what a cold start costs.

/**
 * The artifact in `folder`. Checks the manifest, and that every file in it is there with its recorded size; the
 * hashes are checked when a file is used. `origin` is what messages name.
 */
export async function openFolder(
  folder: string,
  origin: string,
  dispose: () => Promise<void>,
): Promise<Artifact> {
  const root = await access(origin, 'the folder', () => realpath(folder))
  const manifest = await readManifest(root, origin)
  await Promise.all(manifest.files.map((file) => checkFile(root, file, origin)))

  const files = new Map(manifest.files.map((file) => [file.path, file]))
  const verified = new Set<string>()
  let samples: Promise<readonly Sample[]> | undefined

  function entry(path: string): FileEntry {
    const found = files.get(path)
    if (found) return found
    throw invalid(origin, path, `${JSON.stringify(path)} is not one of the manifest's files`)
  }

  function check({ path, sha256 }: FileEntry, found: string): void {
    if (found !== sha256)
      throw invalid(origin, path, `${path} is damaged: its sha256 is ${found}, recorded ${sha256}`)
    verified.add(path)
  }

  async function read(path: string): Promise<Uint8Array> {
    const file = entry(path)
    const bytes = await access(origin, path, () => readFile(join(root, path)))
    const { createHash } = process.getBuiltinModule('node:crypto')
    check(file, createHash('sha256').update(bytes).digest('hex'))
    return bytes
  }

  async function readSamples(): Promise<readonly Sample[]> {
    if (manifest.samples === undefined) return []
    return parseSamples(await read(manifest.samples), manifest, `${origin}/${manifest.samples}`)
  }

  return {
    manifest,
    folder: root,
    read,
    async locate(path) {
      const file = entry(path)
      const absolute = join(root, path)
      if (!verified.has(path)) check(file, await access(origin, path, () => hashFile(absolute)))
      return absolute
    },
    samples() {
      samples ??= readSamples().catch((error) => {
        samples = undefined
        throw error
      })
      return samples
    },
    close: dispose,
  }
}

async function readManifest(root: string, origin: string): Promise<Manifest> {
  const path = join(root, manifestFile)
  const found = await access(origin, manifestFile, () => unlessMissing(stat(path)))
  if (!found?.isFile())
    throw invalid(origin, manifestFile, `no ${manifestFile} in it; an artifact holds one at its root`)
  if (found.size > maxManifestSize)
    throw invalid(origin, manifestFile, `${manifestFile} is larger than ${maxManifestSize} bytes`)
  const text = await access(origin, manifestFile, () => readFile(path))
  return parseManifest(text, `${origin}/${manifestFile}`)
}

/** A link is followed, but not out of the folder: what lies outside is not the artifact's to give away. */
async function checkFile(root: string, { path, size }: FileEntry, origin: string): Promise<void> {
  const actual = await access(origin, path, () => unlessMissing(realpath(join(root, path))))
  if (actual === undefined) throw invalid(origin, path, `${path} is missing`)
  if (!actual.startsWith(root.endsWith(sep) ? root : root + sep))
    throw invalid(origin, path, `${path} is a link out of the folder`)
  const found = await access(origin, path, () => stat(actual))
  if (!found.isFile()) throw invalid(origin, path, `${path} is not a regular file`)
  if (found.size !== size) throw invalid(origin, path, `${path} has ${found.size} bytes, recorded ${size}`)
}

async function hashFile(path: string): Promise<string> {
  const { createHash } = process.getBuiltinModule('node:crypto')
  const { createReadStream } = process.getBuiltinModule('node:fs')
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(chunk)
  return hash.digest('hex')
}

async function unlessMissing<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
}

async function access<T>(origin: string, path: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (cause) {
    throw invalid(origin, path, `${path} cannot be read: ${systemReason(cause)}`, cause)
  }
}

function invalid(origin: string, file: string, sentence: string, cause?: unknown): InferryError {
  return new InferryError('INVALID_ARTIFACT', `${origin}: ${sentence}`, { cause, location: { file } })
}
