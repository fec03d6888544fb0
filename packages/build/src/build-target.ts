import { rename, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { InferryError, systemReason } from '@inferry/core'
import { assembleBundle, type BundleOptions } from './bundle/assemble-bundle.ts'
import type { BundleDescription } from './bundle/bundle-description.ts'
import { isShipped } from './bundle/bundle-file.ts'
import { writeBundle } from './bundle/write-bundle.ts'
import { checkLambdaSize } from './zip/lambda-limits.ts'
import { type SizeEntry, sizeTable } from './zip/size-table.ts'
import { zipBundle } from './zip/zip-bundle.ts'

export interface BuildOptions extends BundleOptions {
  /** The bundle's folder; the zip is written beside it as `<out>.zip`. */
  readonly out: string
}

export interface Built {
  readonly description: BundleDescription
  readonly sizes: readonly SizeEntry[]
  /** Absolute. */
  readonly folder: string
  /** Bytes of what is shipped. */
  readonly bytes: number
  readonly zip?: { readonly path: string; readonly bytes: number }
}

/**
 * Builds what can be shipped to a target: the bundle's folder, for an image with the file that makes it, and for a
 * function its zip. Throws before anything is written if it is larger than the target takes.
 */
export async function buildTarget({ out, ...options }: BuildOptions): Promise<Built> {
  const bundle = await assembleBundle(options)
  const sizes = sizeTable(bundle)
  const bytes = sizes.reduce((sum, entry) => sum + entry.bytes, 0)
  const built = { description: bundle.description, sizes, folder: resolve(out), bytes }
  if (options.target !== 'lambda-zip') {
    await writeBundle(bundle.files, out)
    return built
  }
  checkLambdaSize('unzipped', bytes, sizes)
  const zip = await zipBundle(bundle.files.filter(isShipped))
  checkLambdaSize('zipped', zip.length, sizes)
  await writeBundle(bundle.files, out)
  const path = `${built.folder}.zip`
  await writeWhole(path, zip)
  return { ...built, zip: { path, bytes: zip.length } }
}

/** A file that is there whole or not at all. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const partial = `${path}.partial`
  try {
    await writeFile(partial, bytes)
    await rename(partial, path)
  } catch (cause) {
    await rm(partial, { force: true })
    const message = `${path}: cannot be written: ${systemReason(cause)}`
    throw new InferryError('INVALID_CONFIGURATION', message, {
      location: { file: path, field: 'out' },
      cause,
    })
  }
}
