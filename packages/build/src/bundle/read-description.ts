import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { InferryError, relativePathFault, systemReason } from '@inferry/core'
import { architectures, entryName, targets } from '../target.ts'
import { type BundleDescription, descriptionFile } from './bundle-description.ts'

/** Reads the description of a bundle. Throws `INVALID_ARTIFACT` if there is none, or none that can be relied on. */
export async function readDescription(folder: string): Promise<BundleDescription> {
  const text = await readFile(join(folder, descriptionFile), 'utf8').catch((cause) => {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
    throw fault(missing ? 'is not there: is this what inferry build wrote?' : systemReason(cause))
  })
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch (cause) {
    throw fault(`is not JSON: ${(cause as Error).message}; build again`)
  }
  const description = (read ?? {}) as BundleDescription
  const wrong = faultOf(description)
  if (wrong !== undefined) throw fault(`${wrong}; build again with this version`)
  return description
}

function faultOf(description: BundleDescription): string | undefined {
  const { bundleVersion, target, arch, entry, engines, model, files, sourceMaps } = description
  if (bundleVersion !== 1) return `has the bundleVersion ${JSON.stringify(bundleVersion)}, expected 1`
  if (!targets.includes(target)) return `has the target ${JSON.stringify(target)}`
  if (!architectures.includes(arch)) return `has the arch ${JSON.stringify(arch)}`
  if (entry !== `${entryName(target)}.mjs`) return `has the entry ${JSON.stringify(entry)}`
  if (!Array.isArray(engines) || !engines.every((name) => typeof name === 'string')) return 'names no engines'
  if (typeof model?.name !== 'string' || typeof model.version !== 'string') return 'names no model'
  if (!Array.isArray(files) || !files.every(isFile)) return 'has no list of files that can be read'
  if (!Array.isArray(sourceMaps) || !sourceMaps.every(isFile)) return 'has no list of source maps'
  return undefined
}

function isFile(file: BundleDescription['files'][number] | null): boolean {
  return (
    typeof file?.path === 'string' &&
    relativePathFault(file.path) === undefined &&
    Number.isSafeInteger(file.size) &&
    /^[0-9a-f]{64}$/.test(file.sha256)
  )
}

function fault(sentence: string): InferryError {
  return new InferryError('INVALID_ARTIFACT', sentence, { location: { file: descriptionFile } })
}
